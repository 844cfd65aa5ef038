import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type { MediaInput } from '../rtmp/rtmp-wire.js';

/** What a message is to a relay. Headers and metadata are kept for viewers who join later. */
export type MediaRole = 'metadata' | 'audio_header' | 'video_header' | 'keyframe' | 'interframe' | 'audio' | 'ignored';

const flvType = { audio: 8, video: 9, data: 18 } as const;
const aac = 10;
const enhancedAudio = 9;
const avc = 7;
const hevc = 12;
const keyFrame = 1;

const setDataFrame = amf0String('@setDataFrame');
const onMetaData = amf0String('onMetaData');

/** Role of a message by its first bytes (FLV 10.1 annex E.4.2 and E.4.3; enhanced RTMP 2). */
export function roleOf({ type, payload }: Pick<MediaInput, 'type' | 'payload'>): MediaRole {
  const first = payload[0];
  if (first === undefined) return 'ignored';
  switch (type) {
    case 'data':
      return startsWith(metadataOf(payload), onMetaData) ? 'metadata' : 'ignored';
    case 'audio':
      return isAudioHeader(first, payload[1]) ? 'audio_header' : 'audio';
    case 'video':
      return videoRole(first, payload[1]);
  }
}

/** Metadata as viewers expect it: without the `@setDataFrame` of the publisher. */
export function metadataOf(payload: Buffer): Buffer {
  return startsWith(payload, setDataFrame) ? payload.subarray(setDataFrame.length) : payload;
}

/** RTMP chunks for a viewer, on message stream 1, with the publisher's own timestamp (hls.md 1.1). */
export function toChunks({ type, timestamp, payload }: Pick<MediaInput, 'type' | 'timestamp' | 'payload'>): Buffer {
  const chunks = Rtmp.createMessage({
    codec_type: flvType[type],
    size: payload.length,
    dts: timestamp,
    data: payload,
  });
  // QUIRK(node-media-server): it writes message stream 0; players other than ffmpeg look for theirs, which is 1.
  chunks.writeUInt32LE(1, 8);
  return chunks;
}

function isAudioHeader(first: number, second: number | undefined): boolean {
  const format = first >> 4;
  if (format === aac) return second === 0;
  return format === enhancedAudio && (first & 0x0f) === 0;
}

function videoRole(first: number, second: number | undefined): MediaRole {
  const isEnhanced = (first & 0x80) !== 0;
  const isKey = ((first >> 4) & 0x07) === keyFrame;
  const codec = first & 0x0f;
  // Packet type: 0 = sequence start in both forms. In the enhanced form it takes the codec's place.
  const packetType = isEnhanced ? codec : second;
  const hasHeader = isEnhanced || codec === avc || codec === hevc;
  if (hasHeader && packetType === 0) return 'video_header';
  return isKey ? 'keyframe' : 'interframe';
}

function startsWith(payload: Buffer, prefix: Buffer): boolean {
  return payload.length >= prefix.length && payload.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;
}

function amf0String(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x02, 0, text.length]), Buffer.from(text, 'latin1')]);
}
