import { allowedMethods, type Route } from './routes.js';

const routes: Route[] = [
  { methods: ['GET', 'HEAD'], url: '/api/v1/streams' },
  { methods: ['POST'], url: '/api/v1/streams' },
  { methods: ['GET'], url: '/api/v1/streams/:id' },
  { methods: ['DELETE'], url: '/api/v1/streams/:id/keys/:keyId' },
  { methods: ['POST'], url: '/concierge/api/*' },
];

describe('methods of a path', () => {
  it.each<[string, string[]]>([
    ['/api/v1/streams', ['GET', 'HEAD', 'POST']],
    ['/api/v1/streams/', ['GET', 'HEAD', 'POST']],
    ['/api/v1/streams/abc', ['GET']],
    ['/api/v1/streams/abc/keys/def', ['DELETE']],
    ['/api/v1/streams/abc/keys', []],
    ['/api/v1/stream', []],
    ['/api/v1xstreams', []],
    ['/concierge/api/a/b', ['POST']],
  ])('%s takes %j', (path, methods) => expect(allowedMethods(routes, path)).toEqual(methods));
});
