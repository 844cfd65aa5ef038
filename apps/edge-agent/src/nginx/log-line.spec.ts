import { parseDatagram } from './log-line.js';
import { parseStubStatus } from './stub-status.js';

/** As nginx 1.22.1 sent them. */
const at = '<190>Nov 21 16:59:01';

describe('what nginx says', () => {
  it.each([
    ['served from the cache', 'edge_figures: 200 98304 HIT', { bytes: 98_304, isHit: true }],
    ['an old playlist while a new one is fetched', 'edge_figures: 200 612 UPDATING', { bytes: 612, isHit: true }],
    ['fetched', 'edge_figures: 200 98304 MISS', { bytes: 98_304, isHit: false }],
    ['not a matter of the cache', 'edge_figures: 404 153 -', { bytes: 153, isHit: null }],
  ])('of a request: %s', (_, line, figures) => {
    expect(parseDatagram(`${at} ${line}`)).toEqual({ kind: 'figures', ...figures });
  });

  it('in words, without queries and referrers, where secrets may be, and without addresses of people', () => {
    const line =
      '<187>Nov  1 06:59:01 edge_words: 2026/11/21 16:59:01 [error] 71#71: *3 connect() failed (111: Connection refused) while ' +
      'connecting to upstream, client: 192.0.2.7, server: _, request: "GET /hls/a/v1.m3u8?token=hush HTTP/1.1", upstream: ' +
      '"http://127.0.0.1:8081/hls/a/v1.m3u8", host: "edge", referrer: "https://site.example/hush?hush"';
    const words = parseDatagram(line);
    expect(words).toEqual({
      kind: 'words',
      text: expect.stringMatching(/^\[error\] .*connect\(\) failed \(111/) as string,
    });
    for (const hidden of ['hush', '192.0.2.7']) expect(JSON.stringify(words)).not.toContain(hidden);
    expect(JSON.stringify(words)).toContain('v1.m3u8?*** HTTP/1.1');
  });

  it.each([
    '',
    'edge_figures: 200 1 HIT',
    `${at} cron: 200 1 HIT`,
    `${at} edge_figures: 200 -1 HIT`,
    `${at} edge_figures: x`,
  ])('and nothing else counts: %j', (datagram) => expect(parseDatagram(datagram)).toBeUndefined());

  it('of itself', () => {
    const text =
      'Active connections: 3 \nserver accepts handled requests\n 10 10 42 \nReading: 0 Writing: 1 Waiting: 2 \n';
    expect(parseStubStatus(text)).toEqual({ connections: 3, requests: 42 });
    expect(parseStubStatus('<html>404</html>')).toBeUndefined();
  });
});
