import { liveEvent, type LiveEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';

let portier: RunningPortier;
beforeAll(async () => {
  portier = await startPortier();
});
afterAll(() => portier.close());

/** Reads an event stream as a browser does. */
async function listen(url: string, authorization: string) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers: { authorization }, signal: abort.signal });
  const events: LiveEvent[] = [];
  const ended = (async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) events.push(liveEvent.parse(JSON.parse(line.slice(6))));
    }
  })().catch(() => undefined);
  return { response, events, close: async () => (abort.abort(), ended) };
}

describe('live events', () => {
  it('reach an open page when something is written, on any replica', async () => {
    const replica = await startPortier({ DATABASE_URL: portier.config.DATABASE_URL }, { isReplica: true });
    const [here, there] = await Promise.all([
      listen(portier.url, portier.admin.authorization),
      listen(replica.url, portier.admin.authorization),
    ]);
    expect(here.response.headers.get('content-type')).toContain('text/event-stream');
    const { body } = await portier.call<{ id: string }>('POST', '/streams', { body: { name: 'show' } });
    const created = { topic: 'stream', id: body.id, streamId: body.id, action: 'created' };
    await waitFor('the event here', () =>
      here.events.some((event) => JSON.stringify(event) === JSON.stringify(created)),
    );
    await waitFor('the event there', () => there.events.some(({ id }) => id === body.id));
    await Promise.all([here.close(), there.close()]);
    await replica.close();
  });

  it('tell nothing of a write that was rolled back', async () => {
    const page = await listen(portier.url, portier.admin.authorization);
    await portier.call('POST', '/streams', { body: { name: 'show' } }); // taken
    await portier.call('POST', '/streams', { body: { name: 'next' } });
    await waitFor('the next event', () => page.events.find(({ action }) => action === 'created'));
    expect(page.events.filter(({ action }) => action === 'created')).toHaveLength(1);
    await page.close();
  });
});
