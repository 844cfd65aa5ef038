import { createPortierClient, liveEvent, type LiveEvent } from '@app/contract';
import { setTimeout as wait } from 'node:timers/promises';
import { exitStatus, Refusal } from './exit-status.js';
import { Portier, type Connection } from './portier.client.js';

/** Between two attempts to listen again. */
const pauseMs = 1_000;

/**
 * Live events of portier, over all breaks of the connection: after each (and at the beginning) comes `open`, because some may have been
 * missed.
 * @param onEvent answers whether to go on
 * @throws Refusal when listening is not allowed, or portier does not answer at the first attempt
 */
export async function followEvents(
  connection: Connection,
  onEvent: (event: LiveEvent | 'open') => Promise<boolean>,
): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      if (!(await listen(connection, onEvent))) return;
    } catch (error) {
      const isAway = error instanceof Refusal && error.status === exitStatus.unavailable;
      if (isFirst || !isAway) throw error;
    }
    await wait(pauseMs);
  }
}

/** @returns false when the listener has had enough, true when the connection ended */
async function listen(
  connection: Connection,
  onEvent: (event: LiveEvent | 'open') => Promise<boolean>,
): Promise<boolean> {
  const portier = new Portier(connection);
  const { url, authorization } = connection;
  const client = createPortierClient(url, authorization === undefined ? {} : { authorization });
  const request = client.GET('/api/v1/events', { parseAs: 'stream', headers: { accept: 'text/event-stream' } });
  const body = (await portier.ask(request as never)) as ReadableStream<Uint8Array> | undefined;
  if (body === undefined || !(await onEvent('open'))) return body === undefined;
  for await (const payload of payloadsOf(body)) {
    const event = liveEvent.safeParse(payload);
    if (event.success && !(await onEvent(event.data))) return false;
  }
  return true;
}

/** What the `data:` lines hold. Ends with the connection, also with one that breaks. */
async function* payloadsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done || value === undefined) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data:')) yield parsed(line.slice(5));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
