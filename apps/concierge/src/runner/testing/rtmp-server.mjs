// A plain RTMP server for tests: `node rtmp-server.mjs <port> <folder>`. Its own process, because it is a singleton.
import NodeMediaServer from 'node-media-server';

const [, , port, folder] = process.argv;
await new NodeMediaServer({ bind: '127.0.0.1', rtmp: { port: Number(port) }, store: { path: folder } }).run();
