import { taskTypes } from '@app/tasks';
import { assumedInput, inputOfMedia, judgeAgents, warningsOf, withoutSecrets, type KnownAgent } from './dry-run.js';
import { targetCheckOf } from './target-check.js';

const at = new Date(0);

describe('what agents say to a configuration', () => {
  const agent: KnownAgent = {
    ...{ id: 'a', name: 'a', isOnline: true, isDraining: false, freeSlots: 1 },
    ...{ skills: ['hls', 'encoder:libx264'], labels: { region: 'eu' } },
  };
  const needs = { skills: ['hls', 'encoder:libx264'], labels: { region: 'eu' } };
  const cases: Record<string, { agent: Partial<KnownAgent>; verdict: string; missing?: string[] }> = {
    'has all': { agent: {}, verdict: 'ready' },
    'is away': { agent: { isOnline: false, skills: [] }, verdict: 'offline' },
    'takes nothing new': { agent: { isDraining: true }, verdict: 'draining' },
    'lacks a skill': { agent: { skills: ['hls'] }, verdict: 'lacks_skills', missing: ['encoder:libx264'] },
    'has another label': { agent: { labels: { region: 'us' } }, verdict: 'lacks_labels', missing: ['region=eu'] },
    'has no slot': { agent: { freeSlots: 0 }, verdict: 'full' },
  };
  for (const [name, { agent: change, verdict, missing = [] }] of Object.entries(cases)) {
    it(`${verdict} when one ${name}`, () => {
      expect(judgeAgents([{ ...agent, ...change }], needs)).toEqual([{ id: 'a', name: 'a', verdict, missing }]);
    });
  }

  it('are told with those first that can run it', () => {
    const others = [{ ...agent, id: 'b', name: 'b', isOnline: false }, { ...agent, id: 'c', name: 'c' }, agent];
    expect(judgeAgents(others, needs).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});

describe('warnings of a dry run', () => {
  const restream = taskTypes.get('restream')!;
  const params = restream.compile(restream.fields.parse({ url: 'rtmp://live.twitch.tv/app' }), {
    id: '',
    stream: { id: '', name: '' },
  });
  const media = {
    video: { codec: 'HEVC', profile: null, width: 2560, height: 1440 },
    audio: { codec: 'AAC', sampleRate: 48_000, channels: 2 },
    bitrate: 4_000_000,
  };

  it('know nothing of an input nobody has seen', () => expect(warningsOf(restream, params, assumedInput)).toEqual([]));

  it('judge what a media server tells, and not what it cannot know', () => {
    const codes = warningsOf(restream, params, inputOfMedia(media, at)).map(({ code }) => code);
    expect(codes).toEqual(['target_video_codec', 'target_height']);
  });

  it('say once what target and input have in common', () => {
    const { facts } = inputOfMedia(media, at);
    const far = { ...facts, video: { ...facts.video!, keyframeIntervalSeconds: 10 } };
    const codes = warningsOf(restream, params, { source: 'probe', at, facts: far }).map(({ code }) => code);
    expect(codes).toEqual(['target_video_codec', 'target_keyframes', 'target_height']);
  });
});

it('shows no sealed value, however deep', () => {
  expect(withoutSecrets({ a: { $sealed: 'v1.x' }, b: [{ c: { $sealed: 'v1.y' } }], d: null, e: 1 })).toEqual({
    a: '***',
    b: [{ c: '***' }],
    d: null,
    e: 1,
  });
});

describe('a target', () => {
  const endpoint = { scheme: 'rtmps', host: 'live.example.com', port: 443 } as const;
  const row = { id: '', kind: 'target', streamId: '', concierge: { id: '', name: 'one' }, createdAt: at, endedAt: at };
  const failed = (fault: 'destination' | 'operator' | 'portier') =>
    targetCheckOf(endpoint, {
      ...{ ...row, kind: 'target' as const, state: 'failed' as const },
      result: { kind: 'failed', error: { code: 'x', fault, sentence: 'S.' } },
    });

  it('is reachable when it answers, also with a certificate nobody trusts', () => {
    const target = {
      address: '192.0.2.1',
      tookMs: 12,
      answer: 'spoke' as const,
      certificateProblem: 'CERT_HAS_EXPIRED',
    };
    const result = { kind: 'target' as const, target };
    const check = targetCheckOf(endpoint, { ...row, kind: 'target', state: 'done', result });
    expect(check).toMatchObject({ isReachable: true, code: 'spoke', agentName: 'one' });
    expect(check.sentence).toContain('CERT_HAS_EXPIRED');
  });

  it('is not when it refuses or may not be used', () => {
    expect(failed('destination')).toMatchObject({ isReachable: false, sentence: 'S.' });
    expect(failed('operator').isReachable).toBe(false);
  });

  it('is not blamed for an agent that fell silent', () => expect(failed('portier').isReachable).toBeNull());
});
