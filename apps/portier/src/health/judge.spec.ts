import type { DiskSpace, Progress } from '@app/contract';
import { keyOf } from '../problems/problem.js';
import type { Sample } from '../publications/rates.js';
import type { AgentFacts, EdgeFacts, HealthFacts, InputFacts, TaskFacts, Thresholds } from './facts.js';
import { judge } from './judge.js';

const rule: Thresholds = {
  ...{ bitrate: 100_000, framesPerSecond: 10, framesShare: 0.8, variationPercent: 60, keyframeIntervalMs: 5_000 },
  ...{ silenceDb: -60, silenceAfterMs: 20_000, streamDownAfterMs: 10_000, expectsVideo: true, expectsAudio: true },
  ...{ taskSpeed: 0.9, agentCpu: 1, agentMemory: 0.95, agentDisk: 0.1 },
};
const video = { codec: 'H264', profile: 'High', width: 1280, height: 720 };
const audio = { codec: 'AAC', sampleRate: 48_000, channels: 2 };

/** A minute of samples; bit rates of the six pieces of ten seconds. */
const samples = (fps: number, bitrates: number[]): Sample[] => {
  let bytes = 0;
  const begin: Sample[] = [[0, 0, 0]];
  return bitrates.reduce((before, bitrate, index) => {
    bytes += (bitrate / 8) * 10;
    return [...before, [(index + 1) * 10_000, (index + 1) * 10 * fps, bytes] as const];
  }, begin);
};
const steady = (bitrate: number) => Array.from({ length: 6 }, () => bitrate);

const input = (more: Partial<InputFacts> = {}): InputFacts => ({
  ...{ streamId: 's1', isServerAway: false, liveMs: 120_000, silentMs: 0 },
  ...{ media: { video, audio, bitrate: 2_500_000 }, samples: samples(25, steady(2_500_000)) },
  ...{ mediaBefore: null, usualFramesPerSecond: 25 },
  ...more,
});
const progress = (more: Partial<Progress> = {}): Progress => ({
  ...{ at: '2026-01-01T12:00:00.000Z', frames: 1, framesPerSecond: 25, bitrate: 1, speed: 1, outTimeSeconds: 1 },
  ...{ droppedFrames: 0, duplicatedFrames: 0, ...more },
});
const task = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ id: 't1', streamId: 's1', type: 'hls', configurationName: 'Main', state: 'running', reason: null },
  ...{ isUnplaced: false, agentId: 'a1', agentName: 'agent-1', error: null, progress: progress() },
  ...more,
});
const agent = (more: Partial<AgentFacts> = {}): AgentFacts => ({
  ...{ id: 'a1', name: 'agent-1', isActive: true, isOnline: true, cpu: 0.4, memory: 0.5, disks: [] },
  ...more,
});
const disk = (shareFree: number): DiskSpace => ({
  holds: ['store'],
  bytesFree: shareFree * 500e9,
  bytesTotal: 500e9,
});
const edgeLoad = {
  bitsPerSecond: 8e8,
  connections: 50,
  requestsPerSecond: 9,
  cacheHitRatio: 0.9,
  originReachable: true,
};
const edge = (more: Partial<EdgeFacts> = {}): EdgeFacts => ({
  ...{ id: 'e1', name: 'edge-1', isMissed: false, load: edgeLoad, capacity: { bitsPerSecond: 1e9, sessions: 100 } },
  ...more,
});
/** Running tasks tell their figures. */
const facts = (more: Partial<HealthFacts> = {}): HealthFacts => ({
  figures: (more.tasks ?? []).flatMap(({ state, streamId, progress: of }) =>
    state === 'running' && of !== null ? [{ streamId, progress: of }] : [],
  ),
  ...{ inputs: [input()], lost: [], tasks: [task()], agents: [agent()], servers: [{ id: 'srs-1', error: null }] },
  ...{ edges: [edge()], destinations: [], isWorkConfigured: true },
  ...more,
});
const error = (more: object) =>
  ({
    ...{ code: 'target_refused', fault: 'destination', sentence: 'The target refuses the key.', at: 'x', ...more },
  }) as TaskFacts['error'];

describe('judging health', () => {
  const cases: Record<string, [given: Partial<HealthFacts>, expected: string[]]> = {
    'finds nothing wrong with a healthy stream': [{}, []],
    'finds nothing wrong where nothing is known yet': [
      { inputs: [input({ samples: [], media: { video: null, audio: null, bitrate: null } })] },
      [],
    ],
    'does not judge a stream that has just begun': [
      { inputs: [input({ liveMs: 5_000, media: { video, audio: null, bitrate: 1 }, samples: [] })] },
      [],
    ],
    'says that sound is missing': [
      { inputs: [input({ media: { video, audio: null, bitrate: 2_500_000 } })] },
      ['no_audio warning publisher'],
    ],
    'says that the picture is missing, and asks no picture rate of it': [
      { inputs: [input({ media: { video: null, audio, bitrate: 64_000 }, samples: samples(0, steady(64_000)) })] },
      ['no_video warning publisher'],
    ],
    'says that too little arrives': [
      { inputs: [input({ samples: samples(25, steady(50_000)) })] },
      ['bitrate_low warning publisher'],
    ],
    'says that nothing arrives, and nothing else about it': [
      { inputs: [input({ silentMs: 12_000 })] },
      ['bitrate_low error publisher'],
    ],
    'takes the media server’s own bit rate when it does not count bytes': [
      { inputs: [input({ media: { video, audio, bitrate: 40_000 }, samples: [] })] },
      ['bitrate_low warning publisher'],
    ],
    'says that the bit rate jumps': [
      { inputs: [input({ samples: samples(25, [4e6, 0.2e6, 4e6, 0.2e6, 4e6, 0.2e6]) })] },
      ['bitrate_unstable warning publisher'],
    ],
    'takes an ordinary variable bit rate for what it is': [
      { inputs: [input({ samples: samples(25, [2e6, 3e6, 2.5e6, 1.5e6, 3.5e6, 2e6]) })] },
      [],
    ],
    'says that pictures are too few': [
      { inputs: [input({ samples: samples(4, steady(2_500_000)) })] },
      ['fps_low warning publisher'],
    ],
    'says that the picture stands still although media arrive': [
      { inputs: [input({ samples: samples(0, steady(2_500_000)) })] },
      ['fps_low error publisher'],
    ],
    'takes the picture rate from an agent when the media server does not count pictures': [
      {
        inputs: [input({ samples: samples(25, steady(2e6)).map(([at, , bytes]) => [at, null, bytes] as const) })],
        tasks: [task({ progress: progress({ inputFramesPerSecond: 5 }) })],
      },
      ['fps_low warning publisher'],
    ],
    'says that pictures became fewer, though still enough for some': [
      { inputs: [input({ samples: samples(14, steady(2_500_000)) })] },
      ['fps_dropped warning publisher'],
    ],
    'does not mind a few pictures less than usual': [
      { inputs: [input({ samples: samples(21, steady(2_500_000)) })] },
      [],
    ],
    'says that the encoder was changed in the middle': [
      { inputs: [input({ mediaBefore: { video: { ...video, height: 1080 }, audio, bitrate: 1 } })] },
      ['input_changed warning publisher'],
    ],
    'forgets a change that was taken back': [{ inputs: [input({ mediaBefore: { video, audio, bitrate: 1 } })] }, []],
    'says that keyframes are rare': [
      { tasks: [task({ progress: progress({ keyframeIntervalMs: 10_000 }) })] },
      ['keyframe_interval_long warning publisher'],
    ],
    'says that it is silent': [
      { tasks: [task({ progress: progress({ audio: { peakDb: -90, rmsDb: -100 } }) })] },
      ['silence warning publisher'],
    ],
    'hears quiet sound': [{ tasks: [task({ progress: progress({ audio: { peakDb: -30, rmsDb: -50 } }) })] }, []],
    'believes the newest figures of several tasks': [
      {
        tasks: [
          task({ progress: progress({ audio: { peakDb: -90, rmsDb: -100 } }) }),
          task({
            id: 't2',
            progress: progress({ at: '2026-01-01T12:00:05.000Z', audio: { peakDb: -3, rmsDb: -20 } }),
          }),
        ],
      },
      [],
    ],
    'says that a stream was lost': [
      { inputs: [], lost: [{ streamId: 's1', reason: 'connection_lost', serverId: 'srs-1' }] },
      ['stream_down error publisher'],
    ],
    'passes on whose fault a failing task is': [
      { tasks: [task({ state: 'retrying', error: error({}) })] },
      ['task_retrying error destination'],
    ],
    'says that a task is stopped': [
      { tasks: [task({ state: 'quarantined', reason: 'agents_failing', progress: null })] },
      ['task_quarantined error portier'],
    ],
    'says that nobody can run a task': [
      { tasks: [task({ state: 'pending', isUnplaced: true, reason: 'no_agent_with_skills' })] },
      ['task_waiting error operator'],
    ],
    'leaves a task alone that waits for its turn': [{ tasks: [task({ state: 'pending', reason: 'moved' })] }, []],
    'says that a task falls behind': [
      { tasks: [task({ progress: progress({ speed: 0.6 }) })] },
      ['task_slow warning portier'],
    ],
    'takes a speed of nothing for a task that begins': [{ tasks: [task({ progress: progress({ speed: 0 }) })] }, []],
    'misses an agent that fell silent': [
      { agents: [agent(), agent({ id: 'a2', isOnline: false })] },
      ['agent_gone error operator'],
    ],
    'does not miss one that is retired': [
      { agents: [agent(), agent({ id: 'a2', isOnline: false, isActive: false })] },
      [],
    ],
    'says that there is no agent at all': [
      { agents: [agent({ isOnline: false })] },
      ['agent_gone error operator', 'no_agents error operator'],
    ],
    'needs no agent where nothing is switched on': [{ agents: [], tasks: [], isWorkConfigured: false }, []],
    'says that an agent has too much to do': [{ agents: [agent({ cpu: 1.8 })] }, ['agent_overloaded warning operator']],
    'says that an agent is short of memory': [
      { agents: [agent({ memory: 0.99 })] },
      ['agent_overloaded warning operator'],
    ],
    'leaves a disk alone that has room': [{ agents: [agent({ disks: [disk(0.12)] })] }, []],
    'says that a disk is almost full': [
      { agents: [agent({ disks: [disk(0.09)] })] },
      ['agent_disk_low warning operator'],
    ],
    'says that hardly anything fits on a disk': [
      { agents: [agent({ disks: [disk(0.02)] })] },
      ['agent_disk_low error operator'],
    ],
    'wants a gibibyte, however small the disk': [
      { agents: [agent({ disks: [{ holds: ['work'], bytesFree: 1_000_000_000, bytesTotal: 2_000_000_000 }] })] },
      ['agent_disk_low error operator'],
    ],
    'names the fullest disk of an agent': [
      { agents: [agent({ disks: [disk(0.09), disk(0.01)] })] },
      ['agent_disk_low error operator'],
    ],
    'knows nothing of the disk of a silent agent': [
      { agents: [agent(), agent({ id: 'a2', isOnline: false, disks: [disk(0.01)] })] },
      ['agent_gone error operator'],
    ],
    'misses an edge that fell silent': [
      { edges: [edge({ isMissed: true, load: null })] },
      ['edge_gone error operator'],
    ],
    'knows nothing of what a silent edge carries': [{ edges: [edge({ load: null })] }, []],
    'says that an edge sends nearly all it can': [
      { edges: [edge({ load: { ...edgeLoad, bitsPerSecond: 9.1e8 } })] },
      ['edge_overloaded warning operator'],
    ],
    'says that an edge has nearly all viewers it can have': [
      { edges: [edge({ load: { ...edgeLoad, connections: 91 } })] },
      ['edge_overloaded warning operator'],
    ],
    'does not guess what an edge can carry': [
      {
        edges: [
          edge({ load: { ...edgeLoad, bitsPerSecond: 1e12 }, capacity: { bitsPerSecond: null, sessions: null } }),
        ],
      },
      [],
    ],
    'says that an edge reaches no director': [
      { edges: [edge({ load: { ...edgeLoad, originReachable: false } })] },
      ['edge_without_origin error operator'],
    ],
    'says that a media server does not answer, and judges nothing it would have to know': [
      {
        servers: [{ id: 'srs-1', error: 'nothing listens there' }],
        inputs: [input({ isServerAway: true, silentMs: 60_000, media: { video: null, audio, bitrate: 0 } })],
      },
      ['media_server_away error operator'],
    ],
    'says that alerts do not arrive': [
      { destinations: [{ id: 'd1', name: 'Chat', error: 'answered 404' }] },
      ['alert_destination_failing warning operator'],
    ],
  };
  it.each(Object.entries(cases))('%s', (_name, [given, expected]) => {
    const { symptoms } = judge(facts(given), rule);
    expect(symptoms.map(({ code, severity, fault }) => `${code} ${severity} ${fault}`)).toEqual(expected);
  });

  it('keeps what it thought of a stream whose media server is away', () => {
    const { unknown } = judge(facts({ inputs: [input({ isServerAway: true })] }), rule);
    expect(unknown).toContain(keyOf({ code: 'no_audio', subject: 's1' }));
    expect(unknown).not.toContain(keyOf({ code: 'stream_down', subject: 's1' }));
  });

  it('does not mind fewer pictures where that is set', () => {
    const inputs = [input({ samples: samples(14, steady(2_500_000)) })];
    expect(judge(facts({ inputs }), { ...rule, framesShare: 0 }).symptoms).toEqual([]);
  });

  it('says from what to what an encoder was changed, and how full a disk is', () => {
    const inputs = [input({ mediaBefore: { video: { ...video, height: 1080 }, audio, bitrate: 1 } })];
    const { symptoms } = judge(facts({ inputs, agents: [agent({ disks: [disk(0.0789)] })] }), rule);
    expect(symptoms.map((symptom) => symptom.facts)).toEqual([
      { before: 'H264 1280x1080', after: 'H264 1280x720' },
      { agentName: 'agent-1', disk: 'store', freePercent: 7, freeBytes: 39e9 },
    ]);
  });

  it('asks a radio for sound only', () => {
    const radio = { ...rule, expectsVideo: false };
    const inputs = [input({ media: { video: null, audio, bitrate: 64_000 }, samples: samples(0, steady(64_000)) })];
    expect(judge(facts({ inputs }), radio).symptoms).toEqual([]);
  });
});
