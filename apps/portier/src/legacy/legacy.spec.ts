import { legacyConfiguration, reportsOf, type PlainTask } from './legacy.js';

const params = {
  ...{ url: 'rtmp://live.example.com/app', streamKey: null, format: 'flv', video: 'copy', videoBitrate: 3_000_000 },
  ...{ audio: 'copy', audioBitrate: 128_000, srtPassphrase: null, srtLatencyMs: 200 },
};
const srt = { ...params, url: 'srt://host.example.com:9000', format: 'mpegts' };
const aTask = (more: object = {}, rest: Partial<PlainTask> = {}): PlainTask => ({
  name: 'To the platform (main)',
  application: 'live',
  serverStream: 'show',
  pullQuery: 'task=t1&lease=1&sig=0a',
  params: { ...params, ...more },
  ...rest,
});
const configurationOf = (task: PlainTask) => legacyConfiguration(task, { allowPrivate: false });

describe('the configuration of an old agent', () => {
  it('has the pull token in the stream, and a name without blanks', () => {
    expect(configurationOf(aTask())).toEqual({
      name: 'To_the_platform_main_',
      app: 'live',
      stream: 'show?task=t1&lease=1&sig=0a',
      target: 'rtmp://live.example.com/app',
      format: 'flv',
    });
  });

  it.each<[string, object, string]>([
    ['with the key as last part of an RTMP path', { streamKey: 'k-1' }, 'rtmp://live.example.com/app/k-1'],
    ['with the key of RTMPS after a slash', { url: 'rtmps://a.example/x/', streamKey: 'k' }, 'rtmps://a.example/x/k'],
    ['with the query a platform asks for', { streamKey: 'k?a=1&b=2' }, 'rtmp://live.example.com/app/k?a=1&b=2'],
    ['with latency in microseconds', srt, 'srt://host.example.com:9000?mode=caller&latency=200000'],
    [
      'with the key as stream id of SRT',
      { ...srt, streamKey: 'publish:show' },
      'srt://host.example.com:9000?mode=caller&latency=200000&streamid=publish:show',
    ],
    [
      'with the settings an SRT address has itself',
      { ...srt, url: 'srt://host.example.com:9000?streamid=s1&latency=500' },
      'srt://host.example.com:9000?mode=caller&latency=500000&streamid=s1',
    ],
  ])('has the target %s', (_name, more, target) => {
    expect(configurationOf(aTask(more))?.target).toBe(target);
  });

  it.each<[string, PlainTask]>([
    ['encodes the picture', aTask({ video: 'h264' })],
    ['encodes the sound', aTask({ audio: 'aac' })],
    ['has a passphrase', aTask({ ...srt, srtPassphrase: '0123456789' })],
    ['has a secret that is still sealed', aTask({ streamKey: { $sealed: 'v1.a.b.c' } })],
    ['has parameters of another type', aTask({}, { params: { ladder: [] } })],
    ['sends to a private address', aTask({ url: 'rtmp://192.168.0.1/app' })],
    // D-b9: what would end the command line, the section, or the file of the old agent
    ['has a line break in its target', aTask({ url: 'rtmp://a.example/app\nuser=root' })],
    ['has a line break in its key', aTask({ streamKey: 'k\n[program:evil]' })],
    ['has a blank in its key', aTask({ streamKey: 'k -f null' })],
    ['has a per cent sign in its key', aTask({ streamKey: 'k%(ENV_HOME)s' })],
    ['has a per cent sign in its target', aTask({ url: 'rtmp://a.example/app%20x' })],
    ['has a quote in its key', aTask({ streamKey: `k'` })],
    ['has a double quote in its key', aTask({ streamKey: 'k"' })],
    ['has a backslash in its key', aTask({ streamKey: 'k\\' })],
    ['has a comment in its key', aTask({ streamKey: 'k;x' })],
    ['has a number sign in its key', aTask({ streamKey: 'k#x' })],
    ['has an ampersand in its SRT stream id', aTask({ ...srt, streamKey: 'a&mode=listener' })],
    ['has a plus in its SRT stream id', aTask({ ...srt, streamKey: 'a+b' })],
    ['comes by a name with a blank', aTask({}, { serverStream: 'my show' })],
    ['comes by an application with a line break', aTask({}, { application: 'live\n' })],
  ])('does not exist for a task that %s', (_name, task) => {
    expect(configurationOf(task)).toBeUndefined();
  });

  it('goes to a private address where the setting allows it', () => {
    const task = aTask({ url: 'rtmp://127.0.0.1:1936/live' });
    expect(legacyConfiguration(task, { allowPrivate: true })?.target).toBe('rtmp://127.0.0.1:1936/live');
  });
});

describe('the reports made for an old agent', () => {
  it('say that it runs what it claimed, and stopped what it was made to forget', () => {
    const claim = { leaseToken: 2, grantedAt: new Date(Date.UTC(2026, 0, 1)) };
    const claims = ['t1', 't2'].map((taskId) => ({ ...claim, taskId }));
    const reports = reportsOf(claims, new Set(['t2', 't9']));
    expect(reports.map(({ taskId, state, leaseToken }) => [taskId, state, leaseToken])).toEqual([
      ['t1', 'running', 2],
      ['t2', 'stopped', 2],
    ]);
    expect(reportsOf(claims, new Set(['t2']))).toEqual(reports);
  });
});
