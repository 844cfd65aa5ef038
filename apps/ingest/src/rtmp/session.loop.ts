import { namePattern, type HookAction } from '@app/contract';
import type { Logger } from '@app/kit';
import type { Socket } from 'node:net';
import { hookBody } from '../hooks/hook.js';
import type { HooksClient } from '../hooks/hooks.client.js';
import { ByteRate } from '../live/byte-rate.js';
import type { LiveSource } from '../live/live-source.js';
import { randomWord, type Client, type ClientType, type Origin } from '../live/origin.js';
import { Connection } from './connection.loop.js';
import { SessionEnd } from './inbox.loop.js';
import { nextCommand, nextIntent, nextPublish, type Intent } from './introduction.js';
import { messageLimits, type CommandInput, type RtmpWire } from './rtmp-wire.js';
import { addressOfConnect, addressOfStream, isServable, type StreamAddress } from './stream-address.js';

export interface SessionLimits {
  /** From TCP connect to publish or play. */
  introductionTimeoutMs: number;
  firstMediaTimeoutMs: number;
  publishTimeoutMs: number;
  viewerQueueBytes: number;
}

export interface SessionParts {
  origin: Origin;
  hooks: HooksClient;
  limits: SessionLimits;
  logger: Logger;
}

/** SRS keeps a connection this long after FCUnpublish for the next publish, milliseconds. */
const republishMs = 180_000;

/**
 * One RTMP connection, as SRS runs it (srs_app_rtmp_conn.cpp): connect, name a stream (on_connect), publish or play
 * (on_publish, on_play awaited), media, on_unpublish or on_stop, on_close. Media counts only between an accepted
 * on_publish and the end of that publish, and only from that connection. Whatever a peer sends ends at most its own session.
 */
export class RtmpSession implements Client {
  readonly id = randomWord(8);
  readonly ip: string;
  readonly connectedAt = performance.now();
  readonly received = new ByteRate();
  readonly sent = new ByteRate();
  type: ClientType = 'rtmp-play';
  tcUrl = '';
  pageUrl = '';
  swfUrl = '';

  private readonly connection: Connection;
  private readonly wire: RtmpWire;
  private readonly aborted = new AbortController();
  private readonly logger: Logger;
  private address: StreamAddress | undefined;
  private isNamed = false;
  private source: LiveSource | undefined;
  private queueLimit: number;

  constructor(
    socket: Socket,
    private readonly parts: SessionParts,
  ) {
    this.connection = new Connection(socket);
    this.wire = this.connection.wire;
    this.ip = this.connection.ip;
    this.logger = parts.logger.child({ clientId: this.id, ip: this.ip });
    this.queueLimit = parts.limits.viewerQueueBytes;
  }

  get sentBytes(): number {
    return this.connection.sentBytes;
  }

  get receivedBytes(): number {
    return this.connection.receivedBytes;
  }

  /** Bytes that wait for the peer to take them. */
  get queuedBytes(): number {
    return this.connection.queuedBytes;
  }

  /** Serves the connection to its end, including the hooks that report it. Never throws. */
  async run(): Promise<void> {
    this.connection.open();
    try {
      await this.serve();
    } catch (error) {
      this.reportEnd(error);
    }
    this.connection.end('closed');
    if (this.address !== undefined) await this.tell('on_close');
  }

  kick(reason: string): void {
    this.aborted.abort();
    this.connection.end(reason);
  }

  /** Samples rates and drops a peer that takes nothing. Called about every second. @param now monotonic milliseconds */
  watch(now: number): void {
    this.received.sample(now, this.receivedBytes);
    this.sent.sample(now, this.sentBytes);
    this.connection.watch(now);
  }

  private async serve(): Promise<void> {
    let deadline = this.connectedAt + this.parts.limits.introductionTimeoutMs;
    const connect = await nextCommand(this.connection, deadline);
    if (connect.name !== 'connect') throw new SessionEnd('protocol_error');
    this.tcUrl = text(connect.object['tcUrl']);
    this.pageUrl = text(connect.object['pageUrl']);
    this.swfUrl = text(connect.object['swfUrl']);
    const address = addressOfConnect(this.tcUrl);
    if (address === undefined) throw new SessionEnd('bad_tc_url');
    this.address = address;
    this.wire.respondConnect(connect);

    for (;;) {
      await this.serveStream(await nextIntent(this.connection, deadline), deadline);
      deadline = performance.now() + republishMs;
    }
  }

  /** From the naming of a stream to the end of its publish or play. */
  private async serveStream({ type, command }: Intent, deadline: number): Promise<void> {
    this.type = type;
    this.isNamed = true;
    const address = addressOfStream(this.tcUrl, this.address as StreamAddress, command.streamName);
    this.address = address;
    await this.ask('on_connect');
    if (!isServable(address)) throw new SessionEnd('bad_name');
    const publish = type === 'fmle-publish' ? await nextPublish(this.connection, command, deadline) : command;
    this.source = this.parts.origin.enter(this, address);
    try {
      await (type === 'rtmp-play' ? this.play(command, this.source) : this.publish(publish, this.source));
    } finally {
      this.parts.origin.exit(this);
    }
  }

  private async publish({ streamId }: CommandInput, source: LiveSource): Promise<void> {
    if (this.type === 'fmle-publish') this.wire.sendOnFcPublish(streamId);
    await this.ask('on_publish');
    // After the hook, as with SRS: a refused second publisher has an on_publish and no on_unpublish.
    if (!source.acquire(this.id)) throw new SessionEnd('stream_busy');
    this.logger.info({ app: source.app, streamId: source.id, type: this.type }, 'publish started');
    this.wire.maxMessageBytes = messageLimits.media;
    try {
      this.wire.sendStatus(streamId, 'NetStream.Publish.Start', 'Started publishing stream.');
      await this.relayMedia(source);
    } finally {
      this.wire.maxMessageBytes = messageLimits.command;
      source.release(this.id);
      // Before the hook: who asks the API because of it must not find the client any more.
      this.parts.origin.exit(this);
      this.logger.info({ app: source.app, streamId: source.id }, 'publish ended');
      await this.tell('on_unpublish');
    }
  }

  /** Returns when the publisher says that it is done, throws when it is gone or silent. */
  private async relayMedia(source: LiveSource): Promise<void> {
    const { firstMediaTimeoutMs, publishTimeoutMs } = this.parts.limits;
    let deadline = performance.now() + firstMediaTimeoutMs;
    for (;;) {
      const input = await this.connection.next(deadline, 'publisher_silent');
      if (input.kind === 'command') {
        if (!endsStream(input.name)) continue;
        if (input.name === 'FCUnpublish') this.wire.respondResult(input);
        return;
      }
      if (input.payload.length === 0) continue;
      deadline = performance.now() + publishTimeoutMs;
      source.accept(this.id, input);
    }
  }

  private async play({ streamId }: CommandInput, source: LiveSource): Promise<void> {
    this.wire.respondPlay(streamId);
    await this.ask('on_play');
    const viewer = { send: (chunks: Buffer) => this.sendMedia(chunks) };
    try {
      // What it is given at once does not count against its queue, or a long group of pictures could never be joined.
      this.queueLimit = Infinity;
      this.queueLimit = this.parts.limits.viewerQueueBytes + source.join(viewer);
      this.logger.info({ app: source.app, streamId: source.id }, 'play started');
      for (;;) {
        const input = await this.connection.next();
        if (input.kind === 'command' && endsStream(input.name)) return;
      }
    } finally {
      source.leave(viewer);
      this.parts.origin.exit(this);
      await this.tell('on_stop');
    }
  }

  private sendMedia(chunks: Buffer): void {
    if (this.connection.queuedBytes > this.queueLimit) this.connection.drop('viewer_too_slow');
    else this.connection.write(chunks);
  }

  /** @throws SessionEnd when the hook refuses or cannot be asked. */
  private async ask(action: HookAction): Promise<void> {
    const answer = await this.parts.hooks.ask(this.hook(action), this.aborted.signal);
    if (!answer.accepted) throw new SessionEnd(`${action} refused: ${answer.reason}`);
  }

  private tell(action: HookAction): Promise<void> {
    return this.parts.hooks.tell(this.hook(action));
  }

  private hook(action: HookAction): Record<string, unknown> {
    return hookBody(action, this.parts.origin.identity, {
      clientId: this.id,
      ip: this.ip,
      address: this.address as StreamAddress,
      isNamed: this.isNamed,
      tcUrl: this.tcUrl,
      pageUrl: this.pageUrl,
      streamId: this.source?.id ?? '',
      sentBytes: this.sentBytes,
      receivedBytes: this.receivedBytes,
    });
  }

  /** The stream's name is never logged: with many encoders it is the publish key. */
  private reportEnd(error: unknown): void {
    const app = this.address !== undefined && namePattern.test(this.address.app) ? this.address.app : undefined;
    if (!(error instanceof SessionEnd)) {
      this.logger.error({ app, err: error }, 'session failed');
      return;
    }
    const { reason } = error;
    const isOrdinary = reason === 'disconnected' || reason === 'connection_lost' || reason === 'closed';
    const fields = { app, type: this.isNamed ? this.type : undefined, reason };
    if (isOrdinary) this.logger.debug(fields, 'session ended');
    else this.logger.warn(fields, 'session refused or dropped');
  }
}

function endsStream(command: string): boolean {
  return command === 'FCUnpublish' || command === 'deleteStream' || command === 'closeStream';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
