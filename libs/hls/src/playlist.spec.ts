import type { HlsIndex, HlsRendition } from '@app/contract';
import { Parser } from 'm3u8-parser';
import { stableIds, writeMultivariantPlaylist } from './multivariant.js';
import { parseMediaPlaylist, parseMultivariantPlaylist } from './parse.js';
import { summarizeBroadcast, writeMediaPlaylist } from './playlist.js';
import { steeringManifest } from './steering.js';

const sectionA = '11111111-1111-4111-8111-111111111111';
const sectionB = '22222222-2222-4222-8222-222222222222';
const task = '33333333-3333-4333-8333-333333333333';

function aRendition(id: string, sequences: readonly number[], sectionOf = (_: number) => sectionA): HlsRendition {
  const isVideo = id.startsWith('v');
  return {
    ...{ id, kind: isVideo ? 'video' : 'audio', codecs: isVideo ? 'avc1.64001f' : 'mp4a.40.2' },
    ...{ bandwidth: isVideo ? 3_000_000 : 128_000, averageBandwidth: isVideo ? 2_500_000 : 96_000 },
    ...{ width: isVideo ? 1280 : null, height: isVideo ? 720 : null, frameRate: isVideo ? 30 : null },
    channels: isVideo ? null : 2,
    inits: [sectionA, sectionB].map((sectionId) => ({ sectionId, uri: `b1/${id}/init-${sectionId.slice(0, 8)}.mp4` })),
    segments: sequences.map((sequence) => ({
      ...{ sequence, sectionId: sectionOf(sequence), durationSeconds: 2, bytes: 500_000 },
      uri: `b1/${id}/${sequence}.m4s`,
    })),
  } as HlsRendition;
}

function anIndex(sequences: readonly number[], changes: Partial<HlsIndex> = {}): HlsIndex {
  return {
    ...{ version: 1, stream: 'show', broadcastId: 'b1', replica: 0, taskId: task, leaseToken: 1 },
    ...{ updatedAt: '2026-01-01T00:00:20.000Z', endedAt: null, segmentSeconds: 2, targetDurationSeconds: 2 },
    windowSegments: 4,
    sections: [{ id: sectionA, discontinuity: 0, base: 0, epoch: '2026-01-01T00:00:00.000Z' }],
    renditions: [aRendition('v720', sequences), aRendition('a0', sequences)],
    poster: null,
    ...changes,
  };
}

function sequencesOf(indexes: readonly HlsIndex[], renditionId = 'v720'): string[] {
  const { segments } = parseMediaPlaylist(writeMediaPlaylist(indexes, renditionId)!);
  return segments.map(
    ({ sequence, isGap, isDiscontinuous }) => `${isDiscontinuous ? '|' : ''}${sequence}${isGap ? 'x' : ''}`,
  );
}

/** One rendition whose segments are this long, all of one section. */
function startOf(durations: readonly number[], changes: Partial<HlsIndex> = {}): string | undefined {
  const rendition = aRendition('a0', [...durations.keys()]);
  rendition.segments.forEach((segment, position) => (segment.durationSeconds = durations[position]!));
  const playlist = writeMediaPlaylist([anIndex([], { renditions: [rendition], ...changes })], 'a0')!;
  return /#EXT-X-PROGRAM-DATE-TIME:.*T00:00:(.*)Z/.exec(playlist)?.[1];
}

describe('the date of the first sample', () => {
  it('is that of its number, when the segment is whole but for a frame', () => {
    expect([startOf([2, 2]), startOf([1.967, 2]), startOf([2.021, 2])]).toEqual(['00.000', '00.000', '00.000']);
  });

  it('is later where a rendition begins in the middle of a number', () => {
    expect([startOf([0.981, 2]), startOf([0.981])]).toEqual(['01.019', '01.019']);
  });

  it('is that of its number where the broadcast ends in the middle of it', () => {
    expect(startOf([0.981], { endedAt: '2026-01-01T00:00:21.000Z' })).toBe('00.000');
  });
});

describe('a media playlist', () => {
  const cases: Record<string, { indexes: HlsIndex[]; lists: string[] }> = {
    'lists the window': { indexes: [anIndex([0, 1, 2, 3, 4, 5])], lists: ['2', '3', '4', '5'] },
    'lists what there is at the start': { indexes: [anIndex([0])], lists: ['0'] },
    'marks a number that nobody made as a gap': { indexes: [anIndex([1, 2, 5, 6])], lists: ['3x', '4x', '5', '6'] },
    'waits for a number that may still come': { indexes: [anIndex([1, 2, 4])], lists: ['1', '2'] },
    'does not wait for it at the end': {
      indexes: [anIndex([1, 2, 4], { endedAt: '2026-01-01T00:00:21.000Z' })],
      lists: ['1', '2', '3x', '4'],
    },
    'is filled by the other replica': {
      indexes: [anIndex([1, 2, 4]), anIndex([2, 3, 4], { replica: 1 })],
      lists: ['1', '2', '3', '4'],
    },
    'forgets a replica that died long ago': {
      indexes: [anIndex([1, 2, 3, 4]), anIndex([20, 21, 22, 23], { replica: 1 })],
      lists: ['20', '21', '22', '23'],
    },
    'does not look at an older broadcast': {
      indexes: [anIndex([90, 91], { broadcastId: 'b0' }), anIndex([1, 2])],
      lists: ['1', '2'],
    },
    'takes the later takeover of one replica by another task': {
      indexes: [
        anIndex([1, 2], { taskId: sectionA, takeover: 4, updatedAt: '2026-01-01T00:00:01.000Z' }),
        anIndex([1, 2, 3], { takeover: 3 }),
      ],
      lists: ['1', '2'],
    },
    'takes the higher lease of one replica': {
      indexes: [anIndex([1, 2], { leaseToken: 2 }), anIndex([1, 2, 3])],
      lists: ['1', '2'],
    },
  };
  for (const [name, { indexes, lists }] of Object.entries(cases)) {
    it(name, () => {
      expect(sequencesOf(indexes)).toEqual(lists);
      expect(sequencesOf([...indexes].reverse())).toEqual(lists);
    });
  }

  const sectionOf = (sequence: number) => (sequence < 3 ? sectionA : sectionB);
  const twoSections = (sequences: readonly number[]) =>
    anIndex([], {
      sections: [
        { id: sectionA, discontinuity: 4, base: 0, epoch: '2026-01-01T00:00:00.000Z' },
        { id: sectionB, discontinuity: 5, base: 3, epoch: '2026-01-01T00:01:00.000Z' },
      ],
      renditions: [aRendition('v720', sequences, sectionOf), aRendition('a0', sequences, sectionOf)],
    });

  it('marks a discontinuity with a new map and wall clock', () => {
    const playlist = parseMediaPlaylist(writeMediaPlaylist([twoSections([1, 2, 3, 4])], 'v720')!);
    expect(playlist.discontinuitySequence).toBe(4);
    expect(playlist.segments.map(({ isDiscontinuous }) => isDiscontinuous)).toEqual([false, false, true, false]);
    expect(playlist.segments.map(({ map }) => map)).toEqual([
      'b1/v720/init-11111111.mp4',
      'b1/v720/init-11111111.mp4',
      'b1/v720/init-22222222.mp4',
      'b1/v720/init-22222222.mp4',
    ]);
    expect(playlist.segments.map(({ programDateTime }) => programDateTime)).toEqual([
      '2026-01-01T00:00:02.000Z',
      null,
      '2026-01-01T00:01:00.000Z',
      null,
    ]);
  });

  it('counts the discontinuity that left the window', () => {
    const playlist = parseMediaPlaylist(writeMediaPlaylist([twoSections([3, 4, 5, 6])], 'v720')!);
    expect(playlist.discontinuitySequence).toBe(5);
    expect(playlist.segments[0]!.isDiscontinuous).toBe(false);
  });

  it('is the same playlist to another parser', () => {
    const text = writeMediaPlaylist([twoSections([1, 2, 3, 4])], 'v720')!;
    const parser = new Parser();
    parser.push(text);
    parser.end();
    expect(parser.manifest).toMatchObject({
      mediaSequence: 1,
      targetDuration: 2,
      discontinuityStarts: [2],
      version: 7,
    });
    expect(parser.manifest.segments.map(({ uri }: { uri: string }) => uri)).toEqual(
      [1, 2, 3, 4].map((sequence) => `b1/v720/${sequence}.m4s`),
    );
    expect(parser.manifest.segments[2]!.map!.uri).toBe('b1/v720/init-22222222.mp4');
  });

  it('ends when all replicas ended, and not while one of them goes on', () => {
    const ended = anIndex([1, 2], { endedAt: '2026-01-01T00:00:21.000Z' });
    const alive = anIndex([1, 2], { replica: 1, updatedAt: '2026-01-01T00:00:21.000Z' });
    const dead = anIndex([1, 2], { replica: 1, updatedAt: '2026-01-01T00:00:05.000Z' });
    expect(writeMediaPlaylist([ended], 'v720')).toContain('#EXT-X-ENDLIST');
    expect(writeMediaPlaylist([ended, alive], 'v720')).not.toContain('#EXT-X-ENDLIST');
    expect(writeMediaPlaylist([ended, dead], 'v720')).toContain('#EXT-X-ENDLIST');
  });

  it('ends although a replica left just before, and not because one left', () => {
    const updatedAt = '2026-01-01T00:00:21.000Z';
    const left = anIndex([1, 2], { replica: 1, updatedAt, leftAt: updatedAt });
    expect(writeMediaPlaylist([anIndex([1, 2], { endedAt: updatedAt }), left], 'v720')).toContain('#EXT-X-ENDLIST');
    expect(writeMediaPlaylist([anIndex([1, 2]), left], 'v720')).not.toContain('#EXT-X-ENDLIST');
  });

  it('does not exist before the first segment, or for an unknown rendition', () => {
    expect(writeMediaPlaylist([], 'v720')).toBeNull();
    expect(writeMediaPlaylist([anIndex([])], 'v720')).toBeNull();
    expect(writeMediaPlaylist([anIndex([1])], 'v1080')).toBeNull();
  });
});

describe('a multivariant playlist', () => {
  it('adds audio to codecs and bit rates of each variant, and offers audio alone', () => {
    expect(
      writeMultivariantPlaylist([anIndex([1])])!
        .trim()
        .split('\n'),
    ).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Audio",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a0.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=3128000,AVERAGE-BANDWIDTH=2596000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO="audio"',
      'v720.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=128000,AVERAGE-BANDWIDTH=96000,CODECS="mp4a.40.2",AUDIO="audio"',
      'a0.m3u8',
    ]);
  });

  it('names audio for people, by its channels when there is a choice', () => {
    const audio = (id: string, channels: number) => ({ ...aRendition(id, [1]), channels });
    const renditions = [aRendition('v720', [1]), audio('a0', 2), audio('a1', 6), audio('a2', 2), audio('a3', 3)];
    const names = writeMultivariantPlaylist([anIndex([], { renditions })])!.match(/NAME="[^"]*"/g);
    expect(names).toEqual(['NAME="Stereo"', 'NAME="5.1"', 'NAME="Stereo 2"', 'NAME="Audio"']);
  });

  it('leaves audio alone out when it is switched off, unless there is nothing else', () => {
    const off = { hasAudioOnlyVariant: false };
    expect(writeMultivariantPlaylist([anIndex([1], off)])).not.toContain('\na0.m3u8');
    const onlyAudio = anIndex([1], { ...off, renditions: [aRendition('a0', [1])] });
    expect(writeMultivariantPlaylist([onlyAudio])).toContain('\na0.m3u8');
  });

  it('has no audio group without audio', () => {
    const text = writeMultivariantPlaylist([anIndex([1], { renditions: [aRendition('v720', [1])] })])!;
    expect(text).toContain('CODECS="avc1.64001f",RESOLUTION');
    expect(text).not.toContain('AUDIO');
  });

  it('waits until every rendition has a segment', () => {
    const renditions = [aRendition('v720', [1]), aRendition('a0', [])];
    expect(writeMultivariantPlaylist([anIndex([], { renditions })])).toBeNull();
    expect(summarizeBroadcast([anIndex([], { renditions })])).toMatchObject({ isPlayable: false, lastSequence: 1 });
  });

  it('passes every address through uriFor', () => {
    const uriFor = (uri: string) => `${uri}?t=1`;
    const media = writeMediaPlaylist([anIndex([1])], 'v720', { uriFor })!;
    const all = media + writeMultivariantPlaylist([anIndex([1])], { uriFor })!;
    const addresses = all.match(/[\w/-]+\.(m3u8|m4s|mp4)(\?t=1)?/g)!;
    expect(addresses.length).toBe(5);
    expect(addresses.every((address) => address.endsWith('?t=1'))).toBe(true);
  });
});

describe('a multivariant playlist with edges', () => {
  const pathways = [
    { id: 'north.2', base: 'https://north.example:8443/hls/show/' },
    { id: 'south.1', base: 'http://south.example/hls/show/' },
  ];
  const serverUri = 'steering.json?bucket=7&known=north.2,south.1';
  const steered = (more: { only?: 'audio' } = {}) =>
    writeMultivariantPlaylist([anIndex([1])], { steering: { serverUri, pathways }, ...more })!;

  it('lists every rendition once a pathway, the chosen edge first and the director itself last', () => {
    const { variants, media, steering } = parseMultivariantPlaylist(steered());
    expect(steering).toEqual({ 'SERVER-URI': serverUri, 'PATHWAY-ID': 'north.2' });
    expect(variants.map(({ uri, attributes }) => [attributes['PATHWAY-ID'], attributes['AUDIO'], uri])).toEqual([
      ['north.2', 'audio-north.2', 'https://north.example:8443/hls/show/v720.m3u8'],
      ['north.2', 'audio-north.2', 'https://north.example:8443/hls/show/a0.m3u8'],
      ['south.1', 'audio-south.1', 'http://south.example/hls/show/v720.m3u8'],
      ['south.1', 'audio-south.1', 'http://south.example/hls/show/a0.m3u8'],
      ['origin', 'audio', 'v720.m3u8'],
      ['origin', 'audio', 'a0.m3u8'],
    ]);
    expect(media.map((each) => [each['GROUP-ID'], each['STABLE-RENDITION-ID'], each['URI']])).toEqual([
      ['audio-north.2', 'a0', 'https://north.example:8443/hls/show/a0.m3u8'],
      ['audio-south.1', 'a0', 'http://south.example/hls/show/a0.m3u8'],
      ['audio', 'a0', 'a0.m3u8'],
    ]);
    expect(variants.map(({ attributes }) => attributes['STABLE-VARIANT-ID'])).toEqual([
      ...['v720', 'a0', 'v720', 'a0', 'v720', 'a0'],
    ]);
  });

  it('is the same playlist to another parser', () => {
    const parser = new Parser();
    parser.push(steered());
    parser.end();
    const { contentSteering, playlists, mediaGroups } = parser.manifest;
    expect(contentSteering).toEqual({ serverUri, pathwayId: 'north.2' });
    expect(playlists?.map(({ attributes }) => attributes['PATHWAY-ID'])).toEqual([
      ...['north.2', 'north.2', 'south.1', 'south.1', 'origin', 'origin'],
    ]);
    expect(Object.keys(mediaGroups?.AUDIO ?? {})).toEqual(['audio-north.2', 'audio-south.1', 'audio']);
  });

  it('begins at the director while no edge can be used, and can be steered to one later', () => {
    const none = writeMultivariantPlaylist([anIndex([1])], { steering: { serverUri, pathways: [] } })!;
    expect(none).toContain('PATHWAY-ID="origin"');
    expect(none).not.toContain('http');
  });

  it('of sound alone has the same pathways, also where sound is no variant of its own', () => {
    const uris = parseMultivariantPlaylist(steered({ only: 'audio' })).variants.map(({ uri }) => uri);
    expect(uris).toEqual([...pathways.map(({ base }) => `${base}a0.m3u8`), 'a0.m3u8']);
    const off = { hasAudioOnlyVariant: false };
    expect(writeMultivariantPlaylist([anIndex([1], off)], { only: 'audio' })).toContain('\na0.m3u8');
    const silent = anIndex([1], { renditions: [aRendition('v720', [1])] });
    expect(writeMultivariantPlaylist([silent], { only: 'audio' })).toBeNull();
  });
});

describe('a steering manifest', () => {
  const stable = stableIds([anIndex([1])]);
  const pathways = [
    { id: 'north.3', base: 'https://north.example:8443/hls/show/' },
    { id: 'south.1', base: 'http://south.example/hls/show/' },
  ];

  it('has the director last, and clones of it for edges the player has not heard of', () => {
    const reloadUri = 'steering.json?bucket=7&known=south.1';
    expect(steeringManifest({ reloadUri, pathways, known: ['south.1'], stable })).toEqual({
      VERSION: 1,
      TTL: 2,
      'RELOAD-URI': reloadUri,
      'PATHWAY-PRIORITY': ['north.3', 'south.1', 'origin'],
      'PATHWAY-CLONES': [
        {
          'BASE-ID': 'origin',
          ID: 'north.3',
          'URI-REPLACEMENT': {
            'PER-VARIANT-URIS': {
              v720: 'https://north.example:8443/hls/show/v720.m3u8',
              a0: 'https://north.example:8443/hls/show/a0.m3u8',
            },
            'PER-RENDITION-URIS': { a0: 'https://north.example:8443/hls/show/a0.m3u8' },
          },
        },
      ],
    });
  });

  it('names the director alone while no edge can be used', () => {
    const manifest = steeringManifest({ reloadUri: 'steering.json', pathways: [], known: ['south.1'], stable });
    expect(manifest['PATHWAY-PRIORITY']).toEqual(['origin']);
    expect(manifest).not.toHaveProperty('PATHWAY-CLONES');
  });
});
