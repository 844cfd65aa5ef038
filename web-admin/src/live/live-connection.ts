import { apiRoot } from '../api/client.js';
import type { LiveEvent } from '../api/types.js';
import { createEventStreamParser } from './event-stream.js';

/** `connecting` before the first answer, `open` while events arrive, `lost` after a break, `resting` in a hidden tab. */
export type LiveState = 'connecting' | 'open' | 'lost' | 'resting';

interface Listeners {
  onState: (state: LiveState) => void;
  onEvent: (event: LiveEvent) => void;
  /** Connected (again): what happened before is not known. */
  onOpen: () => void;
  onUnauthenticated: () => void;
}

/** Portier sends a comment each 15 s; two missed ones and the line is dead, although no one closed it. */
const silenceLimitMs = 35_000;
const retryDelaysMs = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * The one event stream of the app. Reads it with fetch and not with EventSource, because that one shows neither the
 * keep-alive comments (a line that died silently after sleep or behind a proxy would look well for ever) nor the 401.
 */
export class LiveConnection {
  private abort = new AbortController();
  private silence: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private hasOpened = false;

  constructor(private readonly listeners: Listeners) {}

  start(): void {
    this.stop();
    this.abort = new AbortController();
    this.listeners.onState(this.hasOpened ? 'lost' : 'connecting');
    void this.read(this.abort.signal);
  }

  stop(): void {
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.abort.abort();
  }

  /** A browser allows six connections a server: tabs that nobody sees give theirs back. */
  rest(): void {
    this.stop();
    this.listeners.onState('resting');
  }

  private async read(signal: AbortSignal): Promise<void> {
    try {
      this.expectSign();
      const response = await fetch(`${apiRoot}/events`, { signal, headers: { accept: 'text/event-stream' } });
      if (response.status === 401) return this.listeners.onUnauthenticated();
      if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
      this.opened();
      await this.readPieces(response.body);
      throw new Error('ended');
    } catch {
      if (!signal.aborted) this.lost();
    }
  }

  private async readPieces(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createEventStreamParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.expectSign();
      for (const data of parser.push(decoder.decode(value, { stream: true }))) this.tell(data);
    }
  }

  private tell(data: string): void {
    try {
      this.listeners.onEvent(JSON.parse(data) as LiveEvent);
    } catch {
      // Not an event of ours; the next one will be.
    }
  }

  private opened(): void {
    this.failures = 0;
    this.hasOpened = true;
    this.listeners.onState('open');
    this.listeners.onOpen();
  }

  private lost(): void {
    clearTimeout(this.silence);
    this.abort.abort();
    this.listeners.onState('lost');
    const delayMs = retryDelaysMs[Math.min(this.failures, retryDelaysMs.length - 1)] ?? 8_000;
    this.failures += 1;
    // Jitter: after an outage not every open page should come back in the same instant.
    this.retry = setTimeout(() => this.reconnect(), delayMs * (0.75 + Math.random() / 2));
  }

  private reconnect(): void {
    this.abort = new AbortController();
    void this.read(this.abort.signal);
  }

  private expectSign(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(), silenceLimitMs);
  }
}
