import amf from 'node-media-server/src/protocol/amf.js';
import nmsLogger from 'node-media-server/src/core/logger.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';

// It prints to the console, and what it prints may hold stream names, which may be publish keys.
nmsLogger.log = () => undefined;

/** RTMP message types (Adobe RTMP 1.0 section 5.4, 6.2, 7.1) that we read. */
const types = { setChunkSize: 1, userControl: 4, windowAckSize: 5, audio: 8, video: 9, amf3Data: 15, amf3Command: 17 };
const amf0Data = 18;
const amf0Command = 20;
const pingRequest = 6;
const pingResponse = 7;

export interface MediaInput {
  kind: 'media';
  type: 'audio' | 'video' | 'data';
  /** Publisher's clock, milliseconds, 32 bits. */
  timestamp: number;
  payload: Buffer;
}

export interface CommandInput {
  kind: 'command';
  name: string;
  transactionId: number;
  /** RTMP message stream the command was sent on. */
  streamId: number;
  /** Command object: the third value of `connect`. */
  object: Record<string, unknown>;
  /** Stream name of publish, play, releaseStream, FCPublish, FCUnpublish. */
  streamName: string;
}

export type RtmpInput = MediaInput | CommandInput;

/** Bytes a message may have before its sender was accepted, and afterwards. */
export const messageLimits = { command: 65_536, media: 8 * 1024 * 1024 } as const;

/** Chunk streams a connection may use; encoders use five. */
const maxChunkStreams = 64;

interface RtmpWireOutputs {
  write(bytes: Buffer): void;
  receive(input: RtmpInput): void;
}

/**
 * One connection's RTMP protocol on node-media-server's parser: bytes in, whole messages out. Of that parser only the
 * handshake, chunking and AMF are used; what it does with a command (answer before anybody was asked, trust every field)
 * is replaced. Memory is bounded before anybody is authorised.
 */
export class RtmpWire {
  /** Raise to `messageLimits.media` once the client may send media. */
  maxMessageBytes: number = messageLimits.command;

  private readonly rtmp = new Rtmp();
  private hasVersion = false;
  private ackWindow = 0;
  private received = 0;
  private acknowledged = 0;

  constructor(private readonly outputs: RtmpWireOutputs) {
    this.rtmp.onOutputCallback = (bytes) => outputs.write(bytes);
    this.rtmp.packetAlloc = () => this.allocate();
    this.rtmp.packetHandler = () => this.dispatch();
  }

  /** @throws Error on anything that is not RTMP; the connection cannot be used any more. */
  feed(bytes: Buffer): void {
    if (!this.hasVersion && bytes.length > 0) {
      if (bytes[0] !== 3) throw new Error('not plain rtmp');
      this.hasVersion = true;
    }
    const problem = this.rtmp.parserData(bytes);
    if (problem !== null) throw new Error(problem);
    this.acknowledge(bytes.length);
  }

  respondConnect(command: CommandInput): void {
    this.rtmp.objectEncoding = command.object['objectEncoding'] === 3 ? 3 : 0;
    this.rtmp.sendWindowACK(5_000_000);
    this.rtmp.setPeerBandwidth(5_000_000, 2);
    this.rtmp.setChunkSize(this.rtmp.outChunkSize);
    this.rtmp.respondConnect(command.transactionId);
  }

  respondCreateStream(command: CommandInput): void {
    this.rtmp.respondCreateStream(command.transactionId);
  }

  /** Empty success, for releaseStream and FCPublish. */
  respondResult(command: CommandInput): void {
    const { transactionId } = command;
    this.rtmp.sendInvokeMessage(0, { cmd: '_result', transId: transactionId, cmdObj: null, info: undefined });
  }

  sendStatus(streamId: number, code: string, description: string): void {
    this.rtmp.sendStatusMessage(streamId, 'status', code, description);
  }

  sendOnFcPublish(streamId: number): void {
    const info = { code: 'NetStream.Publish.Start', description: 'Started publishing stream.' };
    this.rtmp.sendInvokeMessage(streamId, { cmd: 'onFCPublish', transId: 0, cmdObj: null, info });
  }

  /** SRS says all of this before it asks on_play. */
  respondPlay(streamId: number): void {
    this.rtmp.sendStreamStatus(0, streamId); // StreamBegin
    this.sendStatus(streamId, 'NetStream.Play.Reset', 'Playing and resetting stream.');
    this.sendStatus(streamId, 'NetStream.Play.Start', 'Started playing stream.');
    this.rtmp.sendRtmpSampleAccess(streamId);
  }

  /** A fresh buffer for each message, so that it can be passed on without a copy. */
  private allocate(): void {
    const packet = this.rtmp.parserPacket;
    if (packet.header.length > this.maxMessageBytes) throw new Error('message too long');
    if (this.rtmp.inPackets.size > maxChunkStreams) throw new Error('too many chunk streams');
    packet.payload = Buffer.allocUnsafe(packet.header.length);
    packet.capacity = packet.header.length;
  }

  private dispatch(): void {
    const { header, payload, clock } = this.rtmp.parserPacket;
    // A header in the middle of a message may have changed its length: then the buffer was never filled.
    if (payload.length !== header.length) throw new Error('message length changed');
    const media = { kind: 'media', timestamp: clock, payload } as const;
    switch (header.type) {
      case types.setChunkSize:
        return this.setChunkSize(payload.readUInt32BE(0));
      case types.windowAckSize:
        this.ackWindow = payload.readUInt32BE(0);
        return;
      case types.userControl:
        if (payload.readUInt16BE(0) === pingRequest) this.rtmp.sendStreamStatus(pingResponse, payload.readUInt32BE(2));
        return;
      case types.audio:
        return this.outputs.receive({ ...media, type: 'audio' });
      case types.video:
        return this.outputs.receive({ ...media, type: 'video' });
      case types.amf3Data:
        return this.outputs.receive({ ...media, type: 'data', payload: payload.subarray(1) });
      case amf0Data:
        return this.outputs.receive({ ...media, type: 'data' });
      case types.amf3Command:
        return this.outputs.receive(readCommand(payload.subarray(1), header.stream_id));
      case amf0Command:
        return this.outputs.receive(readCommand(payload, header.stream_id));
      case 0:
        throw new Error('message of no type');
    }
  }

  private setChunkSize(size: number): void {
    if (size < 1 || size > 0x7fffffff) throw new Error('chunk size out of range');
    this.rtmp.inChunkSize = size;
  }

  /** node-media-server never acknowledges; encoders that wait for it (RTMP 5.4.3) would stall. */
  private acknowledge(length: number): void {
    this.received += length;
    if (this.ackWindow === 0 || this.received - this.acknowledged < this.ackWindow) return;
    this.acknowledged = this.received;
    this.rtmp.sendACK(this.received % 0x1_0000_0000);
  }
}

/** @throws Error when the payload is not an AMF0 command. */
function readCommand(payload: Buffer, streamId: number): CommandInput {
  const { cmd, transId, cmdObj, streamName } = amf.decodeAmf0Cmd(payload);
  if (typeof cmd !== 'string') throw new Error('command without a name');
  return {
    kind: 'command',
    name: cmd,
    transactionId: typeof transId === 'number' ? transId : 0,
    streamId,
    object: typeof cmdObj === 'object' && cmdObj !== null ? (cmdObj as Record<string, unknown>) : {},
    streamName: typeof streamName === 'string' ? streamName : '',
  };
}
