import { createServer } from 'node:http';

/** The floor: node:http that reads the body and accepts, nothing else. Prints its port when it listens. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 10 });
    response.end('{"code":0}');
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
