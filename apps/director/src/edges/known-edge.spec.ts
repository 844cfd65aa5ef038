import type { DirectoryEdge } from '@app/contract';
import { candidateOf, pathwayTo, takeFeed } from './known-edge.js';

const edge: DirectoryEdge = {
  ...{
    id: '11111111-1111-4111-8111-111111111111',
    name: 'north',
    incarnation: 3,
    baseUrl: 'https://north.example:8443',
  },
  ...{ region: null, weight: 2, state: 'active', silentForMs: 300 },
  capacity: { bitsPerSecond: 1e9, sessions: null },
  load: { bitsPerSecond: 5e8, connections: 70, requestsPerSecond: 9, cacheHitRatio: null, originReachable: true },
};

describe('the edges portier tells of', () => {
  it('are taken with their origin and nothing behind it, and not without one', () => {
    const addresses = [
      'https://a.example/',
      'http://b.example:81/x?y',
      'ftp://c.example',
      'x"\n#EXTM3U',
      'javascript:1',
    ];
    const { edges, refused } = takeFeed({
      edges: addresses.map((baseUrl) => ({ ...edge, name: baseUrl[0]!, baseUrl })),
    });
    expect(edges.map(({ baseUrl }) => baseUrl)).toEqual(['https://a.example', 'http://b.example:81']);
    expect(refused).toEqual(['f', 'x', 'j']);
  });

  it('carry for the policy what is measured and what was assigned since', () => {
    const judgement = { isHealthy: true, missing: { bitsPerSecond: 1e8, sessions: 30 }, isCurrent: true };
    expect(candidateOf(edge, judgement)).toEqual({
      ...{ id: edge.id, state: 'active', isHealthy: true, isOriginReachable: true, weight: 2 },
      capacity: { bitsPerSecond: 1e9, sessions: null },
      load: { bitsPerSecond: 6e8, sessions: 100 },
    });
    const old = candidateOf(edge, { ...judgement, isCurrent: false });
    expect([old.load, old.isOriginReachable]).toEqual([null, null]);
  });

  it('have a pathway of their name and incarnation', () => {
    expect(pathwayTo(edge, 'show')).toEqual({ id: 'north.3', base: 'https://north.example:8443/hls/show/' });
  });
});
