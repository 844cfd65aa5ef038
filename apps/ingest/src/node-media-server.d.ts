/**
 * node-media-server 4.4.3 is untyped CommonJS. Only the parts we build on are declared: its RTMP parser and writer, its
 * AMF0 codec and its SPS reader. Its server, sessions, HTTP API and JSON store are not used (see rtmp/rtmp-wire.ts).
 */
declare module 'node-media-server/src/protocol/rtmp.js' {
  export default class Rtmp {
    onOutputCallback: (bytes: Buffer) => void;
    packetAlloc: () => void;
    packetHandler: () => void;
    parserPacket: {
      header: { fmt: number; cid: number; timestamp: number; length: number; type: number; stream_id: number };
      clock: number;
      payload: Buffer;
      capacity: number;
      bytes: number;
    };
    inPackets: Map<number, unknown>;
    inChunkSize: number;
    outChunkSize: number;
    objectEncoding: number;
    parserData(bytes: Buffer): string | null;
    sendACK(size: number): void;
    sendWindowACK(size: number): void;
    setPeerBandwidth(size: number, type: number): void;
    setChunkSize(size: number): void;
    sendStreamStatus(event: number, value: number): void;
    sendInvokeMessage(streamId: number, message: Record<string, unknown>): void;
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void;
    sendRtmpSampleAccess(streamId: number): void;
    respondConnect(transactionId: number): void;
    respondCreateStream(transactionId: number): void;
    static createMessage(packet: { codec_type: number; size: number; dts: number; data: Buffer }): Buffer;
  }
}

declare module 'node-media-server/src/protocol/amf.js' {
  const amf: { decodeAmf0Cmd(payload: Buffer): Record<string, unknown> };
  export default amf;
}

declare module 'node-media-server/src/protocol/sps_info.js' {
  interface PictureSize {
    width: number;
    height: number;
  }
  const spsInfo: {
    parseH264Sps(sps: Buffer): PictureSize | null;
    parseH265Sps(sps: Buffer): PictureSize | null;
  };
  export default spsInfo;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (message: string, level?: string) => void };
  export default logger;
}
