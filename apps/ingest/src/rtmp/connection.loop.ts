import type { Socket } from 'node:net';
import { Inbox } from './inbox.loop.js';
import { RtmpWire, type RtmpInput } from './rtmp-wire.js';

/** A peer that takes nothing of what waits for it for this long is gone (SRS_CONSTS_RTMP_TIMEOUT), milliseconds. */
const stallMs = 30_000;
/** How long a peer may take what is still queued when its connection ends, milliseconds. */
const flushMs = 2000;
/** Unread messages at which reading pauses. */
const inboxLimit = 32;

/** A socket that speaks RTMP: messages in one after the other, bounded in memory; nothing a peer sends can throw here. */
export class Connection {
  readonly wire: RtmpWire;
  readonly ip: string;
  private readonly inbox = new Inbox<RtmpInput>();
  private drained = { bytes: 0, at: 0 };
  private isEnding = false;

  constructor(private readonly socket: Socket) {
    this.ip = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    this.wire = new RtmpWire({ write: (bytes) => this.write(bytes), receive: (input) => this.inbox.push(input) });
  }

  get sentBytes(): number {
    return this.socket.bytesWritten;
  }

  get receivedBytes(): number {
    return this.socket.bytesRead;
  }

  /** Bytes written here that the kernel has not taken yet. */
  get queuedBytes(): number {
    return this.socket.writableLength;
  }

  open(): void {
    this.socket.setNoDelay(true);
    // A peer that vanished without a word is found by the kernel; a viewer of a silent stream sends nothing for hours.
    this.socket.setKeepAlive(true, stallMs);
    this.socket.on('data', (bytes) => this.receive(bytes));
    this.socket.on('error', () => this.inbox.close('connection_lost'));
    this.socket.on('close', () => this.inbox.close('disconnected'));
  }

  /**
   * @param deadline monotonic milliseconds; undefined = wait for ever
   * @throws SessionEnd when the connection has ended, or at the deadline
   */
  next(deadline?: number, timeoutReason?: string): Promise<RtmpInput> {
    if (this.inbox.size === 0 && this.socket.isPaused()) this.socket.resume();
    return this.inbox.next(deadline === undefined ? undefined : deadline - performance.now(), timeoutReason);
  }

  write(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Sends what is queued, if the peer takes it soon, then FIN. What was received and not read no longer counts. */
  end(reason: string): void {
    this.inbox.abort(reason);
    if (this.isEnding || this.socket.destroyed) return;
    this.isEnding = true;
    const timer = setTimeout(() => this.socket.destroy(), flushMs);
    this.socket.once('close', () => clearTimeout(timer));
    this.socket.destroySoon();
  }

  /** Ends without waiting for the peer to take what is queued. */
  drop(reason: string): void {
    this.inbox.abort(reason);
    this.socket.destroy();
  }

  /** Drops a peer that takes nothing. Called about every second. @param now monotonic milliseconds */
  watch(now: number): void {
    const bytes = this.socket.bytesWritten - this.socket.writableLength;
    if (this.socket.writableLength === 0 || bytes !== this.drained.bytes) this.drained = { bytes, at: now };
    else if (now - this.drained.at > stallMs) this.drop('peer_stalled');
  }

  private receive(bytes: Buffer): void {
    try {
      this.wire.feed(bytes);
    } catch (error) {
      return this.drop(`protocol_error: ${(error as Error).message}`);
    }
    if (this.inbox.size > inboxLimit) this.socket.pause();
  }
}
