import { waitFor } from '@app/kit/testing';
import amf from 'node-media-server/src/protocol/amf.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import { connect, type Socket } from 'node:net';

export interface ReceivedMessage {
  type: number;
  timestamp: number;
  payload: Buffer;
}

const { encodeAmf0Cmd, amf0EncodeOne } = amf as unknown as {
  encodeAmf0Cmd(command: Record<string, unknown>): Buffer;
  amf0EncodeOne(value: unknown): Buffer;
};

/** RTMP client that sends exactly what a test says, well formed or not. */
export class RtmpClient {
  readonly messages: ReceivedMessage[] = [];
  isClosed = false;
  private readonly parser = new Rtmp();

  private constructor(readonly socket: Socket) {
    this.parser.onOutputCallback = () => undefined;
    this.parser.packetHandler = () => this.receive();
    socket.on('data', (bytes) => this.parser.parserData(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => (this.isClosed = true));
  }

  static async open(port: number): Promise<RtmpClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new RtmpClient(socket);
  }

  /** Handshake and `connect`. */
  static async connected(port: number, tcUrl = `rtmp://127.0.0.1:${port}/live`): Promise<RtmpClient> {
    const client = await RtmpClient.open(port);
    client.handshake();
    client.command('connect', { transId: 1, cmdObj: { app: 'live', tcUrl, objectEncoding: 0 } });
    await waitFor('the answer to connect', () => client.text().includes('NetConnection.Connect.Success'));
    return client;
  }

  static async publishing(port: number, key: string): Promise<RtmpClient> {
    const client = await RtmpClient.connected(port);
    client.startPublish(key);
    await waitFor('Publish.Start', () => client.hasStarted());
    return client;
  }

  static async playing(port: number, key: string): Promise<RtmpClient> {
    const client = await RtmpClient.connected(port);
    client.command('createStream', { transId: 2, cmdObj: null });
    client.command('play', { transId: 3, cmdObj: null, streamName: key }, 1);
    return client;
  }

  handshake(): void {
    this.raw(Buffer.concat([Buffer.from([3]), Buffer.alloc(1536), Buffer.alloc(1536)]));
  }

  /** As ffmpeg and OBS do. */
  startPublish(key: string): void {
    this.command('releaseStream', { transId: 2, cmdObj: null, streamName: key });
    this.command('FCPublish', { transId: 3, cmdObj: null, streamName: key });
    this.command('createStream', { transId: 4, cmdObj: null });
    this.command('publish', { transId: 5, cmdObj: null, streamName: key, type: 'live' }, 1);
  }

  command(name: string, fields: Record<string, unknown>, streamId = 0): void {
    this.message(20, encodeAmf0Cmd({ cmd: name, ...fields }), { streamId });
  }

  metadata(title: string): void {
    const values = ['@setDataFrame', 'onMetaData', { title, width: 320 }];
    this.message(18, Buffer.concat(values.map((value) => amf0EncodeOne(value))), { streamId: 1 });
  }

  video(bytes: number[], timestamp = 0): void {
    this.message(9, Buffer.from(bytes), { streamId: 1, timestamp });
  }

  /** One message in chunks of 128 bytes, the size every connection begins with. */
  message(type: number, payload: Buffer, { streamId = 0, timestamp = 0 } = {}): void {
    const header = Buffer.alloc(12);
    header[0] = 3;
    header.writeUIntBE(timestamp, 1, 3);
    header.writeUIntBE(payload.length, 4, 3);
    header[7] = type;
    header.writeUInt32LE(streamId, 8);
    const parts: Buffer[] = [header];
    for (let at = 0; at < payload.length; at += 128) {
      if (at > 0) parts.push(Buffer.from([0xc3]));
      parts.push(payload.subarray(at, at + 128));
    }
    this.raw(Buffer.concat(parts));
  }

  raw(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** All commands received, as text: enough to look for status codes. */
  text(): string {
    return this.messages
      .filter(({ type }) => type === 20)
      .map(({ payload }) => payload.toString('latin1'))
      .join('\n');
  }

  /** Whether `onStatus NetStream.Publish.Start` came (onFCPublish has the same code, and comes before the verdict). */
  hasStarted(): boolean {
    return this.messages.some(({ type, payload }) => {
      const text = payload.toString('latin1');
      return type === 20 && text.includes('onStatus') && text.includes('NetStream.Publish.Start');
    });
  }

  media(): ReceivedMessage[] {
    return this.messages.filter(({ type, payload }) => {
      return type === 8 || type === 9 || (type === 18 && payload.includes('onMetaData'));
    });
  }

  async closed(timeoutMs = 30_000): Promise<void> {
    await waitFor('the server to close the connection', () => this.isClosed, { timeoutMs });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(): void {
    const { header, clock, payload } = this.parser.parserPacket;
    const copy = Buffer.from(payload.subarray(0, header.length));
    if (header.type === 1) this.parser.inChunkSize = copy.readUInt32BE(0);
    else this.messages.push({ type: header.type, timestamp: clock, payload: copy });
  }
}
