import type { MediaInput } from '../rtmp/rtmp-wire.js';
import { ByteRate } from './byte-rate.js';
import { readAudioHeader, readVideoHeader, type AudioInfo, type VideoInfo } from './codec-info.js';
import { metadataOf, roleOf, toChunks } from './media-message.js';

/** Somebody who plays. `send` must not block and must not throw. */
export interface Viewer {
  send(chunks: Buffer): void;
}

/** The newest pictures kept for a joining viewer, bytes and messages; a longer group of pictures is not kept at all. */
const gopLimits = { bytes: 32 * 1024 * 1024, messages: 4096 } as const;

/**
 * One stream: at most one publisher, any number of viewers. A viewer may be there first and stays when the publisher goes;
 * the next publisher's headers reach it as they come. Timestamps are never touched.
 */
export class LiveSource {
  /** client_id of the current or last publisher; empty before the first. */
  publisherId = '';
  isActive = false;
  video: VideoInfo | null = null;
  audio: AudioInfo | null = null;
  frames = 0;
  receivedBytes = 0;
  sentBytes = 0;
  readonly received = new ByteRate();
  readonly sent = new ByteRate();

  private metadata: Buffer | undefined;
  private audioHeader: Buffer | undefined;
  private videoHeader: Buffer | undefined;
  /** Messages since the last keyframe; undefined before the first and when it grew too long. */
  private gop: Buffer[] | undefined;
  private gopBytes = 0;
  /** Viewers, and whether each waits for a keyframe before it gets video. */
  private readonly viewers = new Map<Viewer, { needsKeyframe: boolean }>();

  constructor(
    readonly id: string,
    readonly app: string,
    readonly name: string,
    readonly url: string,
  ) {}

  /** Takes the stream for a publisher; false when another has it. */
  acquire(clientId: string): boolean {
    if (this.isActive) return false;
    this.isActive = true;
    this.publisherId = clientId;
    return true;
  }

  /** Ends the publisher's hold and forgets its pictures, so that no viewer ever starts with them. */
  release(clientId: string): void {
    if (!this.isActive || this.publisherId !== clientId) return;
    this.isActive = false;
    this.metadata = this.audioHeader = this.videoHeader = undefined;
    this.video = this.audio = null;
    this.dropGop();
  }

  /** Relays a message of the publisher. Messages of anybody else are ignored. */
  accept(clientId: string, message: MediaInput): void {
    if (!this.isActive || this.publisherId !== clientId) return;
    const role = roleOf(message);
    if (role === 'ignored') return;
    const chunks = toChunks(role === 'metadata' ? { ...message, payload: metadataOf(message.payload) } : message);
    this.receivedBytes += message.payload.length;
    switch (role) {
      case 'metadata':
        this.metadata = chunks;
        break;
      case 'audio_header':
        this.audioHeader = chunks;
        this.audio = readAudioHeader(message.payload);
        break;
      case 'video_header':
        this.videoHeader = chunks;
        this.video = readVideoHeader(message.payload);
        break;
      case 'audio':
        this.audio ??= readAudioHeader(message.payload);
        this.keep(chunks);
        break;
      case 'keyframe':
        this.frames += 1;
        this.gop = [];
        this.gopBytes = 0;
        this.keep(chunks);
        break;
      case 'interframe':
        this.frames += 1;
        this.keep(chunks);
        break;
    }
    this.relay(chunks, role);
  }

  /** Adds a viewer, who gets the headers and the newest pictures at once. Returns how many bytes that were. */
  join(viewer: Viewer): number {
    const headers = [this.metadata, this.audioHeader, this.videoHeader].filter((chunks) => chunks !== undefined);
    const opening = [...headers, ...(this.gop ?? [])];
    this.viewers.set(viewer, { needsKeyframe: this.gop === undefined });
    for (const chunks of opening) this.sendTo(viewer, chunks);
    return opening.reduce((bytes, chunks) => bytes + chunks.length, 0);
  }

  leave(viewer: Viewer): void {
    this.viewers.delete(viewer);
  }

  private relay(chunks: Buffer, role: string): void {
    for (const [viewer, state] of this.viewers) {
      if (role === 'keyframe') state.needsKeyframe = false;
      if (role === 'interframe' && state.needsKeyframe) continue;
      this.sendTo(viewer, chunks);
    }
  }

  private sendTo(viewer: Viewer, chunks: Buffer): void {
    this.sentBytes += chunks.length;
    viewer.send(chunks);
  }

  private keep(chunks: Buffer): void {
    if (this.gop === undefined) return;
    this.gop.push(chunks);
    this.gopBytes += chunks.length;
    if (this.gopBytes > gopLimits.bytes || this.gop.length > gopLimits.messages) this.dropGop();
  }

  private dropGop(): void {
    this.gop = undefined;
    this.gopBytes = 0;
  }
}
