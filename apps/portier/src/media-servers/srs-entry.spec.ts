import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envelope, notThere, oneClient, oneStream, publisherOf, streamsPage, versions } from './srs-entry.js';

/** Answers of a real SRS 7.0.18. */
const samples = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../ingest/test-fixtures/srs-api-samples.json'), 'utf8'),
) as Record<string, { body: unknown }>;
const sample = (route: string) => samples[`GET /api/v1/${route}`]?.body;

describe("the answers of SRS's HTTP API", () => {
  const publisher = {
    ...{ clientId: '47332z95', application: 'live', serverStream: 'sample', isDefaultVhost: true },
    received: 600 + 1_396_083,
    ...{ frames: 600, bytes: 1_396_083 },
    media: {
      video: { codec: 'H264', profile: 'Baseline', width: 320, height: 180 },
      audio: { codec: 'AAC', sampleRate: 44_100, channels: 2 },
      bitrate: 282_000,
      clients: 4,
    },
  };

  it('are read as they were recorded', () => {
    expect(versions.parse(sample('versions'))).toMatchObject({ code: 0, server: 'vid-2117709', service: 's3n1bsg3' });
    expect(streamsPage.parse(sample('streams/')).streams.map(publisherOf)).toEqual([publisher]);
    expect(publisherOf(oneStream.parse(sample('streams/{id}')).stream!)).toEqual(publisher);
    expect(oneClient.parse(sample('clients/{id}')).client).toEqual({ id: '3541c523', stream: 'vid-da7215w' });
    expect(envelope.parse(sample('streams/nope (unknown id)')).code).toBe(notThere.stream);
    expect(oneClient.parse(sample('clients/nope (unknown id)'))).toEqual({ code: notThere.client });
  });

  it('show no publisher where a player waits, or a hook is pending (trap 7)', () => {
    const { stream } = oneStream.parse(sample('streams/{id}'));
    expect(publisherOf({ ...stream!, publish: { active: false, cid: '47332z95' } })).toBeUndefined();
    expect(publisherOf({ ...stream!, publish: { active: false } })).toBeUndefined();
  });

  it('tell a virtual host other than the default one', () => {
    const { stream } = oneStream.parse(sample('streams/{id}'));
    expect(publisherOf({ ...stream!, url: 'known.example/live/sample' })?.isDefaultVhost).toBe(false);
    expect(publisherOf({ ...stream!, url: undefined })?.isDefaultVhost).toBe(true);
  });
});
