// Sample data for looking at the pages without a running Portier. Development only; never part of a build.
import { randomUUID } from 'node:crypto';

export const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
const id = () => randomUUID();

export const user = { id: id(), name: 'admin', isAdministrator: true };

const stream = (name, title, more = {}) => ({
  id: id(),
  name,
  application: 'live',
  title,
  enabled: true,
  visibility: 'public',
  version: 1,
  createdAt: ago(86_400 * 30),
  updatedAt: ago(3_600),
  live: null,
  taskCounts: { running: 0, pending: 0, retrying: 0, quarantined: 0 },
  watchUrl: `http://127.0.0.1:8081/watch/${name}`,
  hlsUrl: `http://127.0.0.1:8081/hls/${name}/index.m3u8`,
  rtmpUrl: 'rtmp://ingest.example.org/live',
  rights: { view: true, change: true, delete: true },
  ...more,
});

export const streams = [
  stream('main-stage', 'Main stage', {
    live: { since: ago(4_230) },
    taskCounts: { running: 2, pending: 0, retrying: 1, quarantined: 0 },
  }),
  stream('saal-2', 'Saal 2 – Vorträge', {
    live: { since: ago(610) },
    taskCounts: { running: 1, pending: 0, retrying: 0, quarantined: 1 },
    visibility: 'unlisted',
  }),
  stream('workshop', 'Workshop room', {
    live: { since: ago(48) },
    taskCounts: { running: 1, pending: 1, retrying: 0, quarantined: 0 },
  }),
  stream('radio', '', { application: 'radio' }),
  stream('backstage', 'Backstage camera', { enabled: false, visibility: 'token' }),
  ...Array.from({ length: 60 }, (_, n) => stream(`room-${String(n + 1).padStart(2, '0')}`, `Room ${n + 1}`)),
];

export const applications = ['live', 'radio'].map((name) => ({
  id: id(),
  name,
  streamCount: streams.filter(({ application }) => application === name).length,
  createdAt: ago(86_400 * 90),
}));

const unused = { id: id(), name: 'test', streamCount: 0, createdAt: ago(86_400) };
applications.push(unused);

export const concierges = [
  {
    id: id(),
    name: 'worker-1',
    state: 'active',
    reason: null,
    since: ago(86_400),
    isOnline: true,
    slots: 8,
    freeSlots: 4,
    skills: ['hls', 'restream', 'encoder:libx264', 'encoder:aac', 'protocol:srt', 'protocol:rtmps'],
    labels: { region: 'eu', rack: 'a3' },
    givenLabels: { region: 'eu' },
    load: { cpu: 0.62, memory: 0.41 },
    disks: [{ holds: ['work', 'store'], bytesFree: 212e9, bytesTotal: 480e9 }],
    software: '0.1.0',
    lastHeartbeatAt: ago(1),
    taskCount: 4,
    isStopping: false,
    rivalSeenAt: null,
    drainWaits: [],
    version: 1,
  },
  {
    id: id(),
    name: 'worker-2',
    state: 'draining',
    reason: null,
    since: ago(300),
    isOnline: true,
    slots: 8,
    freeSlots: 7,
    skills: ['hls', 'restream'],
    labels: {},
    givenLabels: {},
    load: { cpu: 0.91, memory: 0.35 },
    disks: [
      { holds: ['work'], bytesFree: 31e9, bytesTotal: 64e9 },
      { holds: ['store'], bytesFree: 14e9, bytesTotal: 480e9 },
    ],
    software: '0.1.0',
    lastHeartbeatAt: ago(2),
    taskCount: 1,
    isStopping: false,
    rivalSeenAt: null,
    drainWaits: [],
    version: 1,
  },
  {
    id: id(),
    name: 'worker-3',
    state: 'active',
    reason: null,
    since: ago(9_000),
    isOnline: false,
    slots: 4,
    freeSlots: 4,
    skills: ['hls'],
    labels: { region: 'us' },
    givenLabels: {},
    load: {},
    disks: [],
    software: '0.1.0',
    lastHeartbeatAt: ago(420),
    taskCount: 0,
    isStopping: false,
    rivalSeenAt: null,
    drainWaits: [],
    version: 1,
  },
];

export const mediaServers = [
  {
    id: 'vid-ingest-1',
    kind: 'srs',
    role: 'origin',
    rtmpUrl: 'rtmp://10.0.0.11:1935',
    apiUrl: 'http://10.0.0.11:1985',
    serviceId: 'abc',
    software: 'SRS/6.0.155',
    lastSeenAt: ago(3),
    lastError: null,
    isOnline: true,
    publicationCount: 3,
    version: 1,
  },
  {
    id: 'vid-ingest-2',
    kind: 'srs',
    role: 'origin',
    rtmpUrl: 'rtmp://10.0.0.12:1935',
    apiUrl: 'http://10.0.0.12:1985',
    serviceId: null,
    software: 'SRS/6.0.155',
    lastSeenAt: ago(190),
    lastError:
      'The API at http://10.0.0.12:1985 refused the connection; start the media server or correct its API address.',
    isOnline: false,
    publicationCount: 0,
    version: 1,
  },
];

const refusedTarget = {
  code: 'target_refused',
  fault: 'destination',
  sentence: 'The target live.example.com refused the stream key; copy it again from the platform.',
  at: ago(12),
};
const badCodec = {
  code: 'codec_unsupported',
  fault: 'operator',
  sentence: 'The source is HEVC, which cannot be copied into HLS for most players; switch "Copy the source" off.',
  at: ago(300),
};

const progress = (framesPerSecond, bitrate, speed) => ({
  at: ago(0),
  frames: 126_900,
  framesPerSecond,
  bitrate,
  speed,
  droppedFrames: 3,
  duplicatedFrames: 0,
  outTimeSeconds: 4_230,
});

const [main, second, workshop] = streams;
const configuration = (of, type, name, more = {}) => ({
  id: id(),
  streamId: of.id,
  streamName: of.name,
  type,
  name,
  enabled: true,
  fields: {},
  secretsSet: [],
  replicas: 1,
  labels: {},
  version: 1,
  createdAt: ago(86_400),
  updatedAt: ago(7_200),
  tasks: [],
  ...more,
});

const ladder = [
  { height: 1080, videoBitrate: 5_000_000 },
  { height: 720, videoBitrate: 2_800_000 },
  { height: 480, videoBitrate: 1_200_000 },
];
const hlsFields = {
  segmentSeconds: 2,
  windowSegments: 8,
  ladder,
  audioBitrate: 128_000,
  copySource: false,
  audioOnly: true,
  preset: 'veryfast',
  maxFrameRate: 30,
  posterEverySeconds: 10,
};
const restreamFields = {
  url: 'rtmps://live.example.com/app',
  format: 'auto',
  video: 'copy',
  videoBitrate: 3_000_000,
  audio: 'copy',
  audioBitrate: 128_000,
  srtLatencyMs: 200,
};

export const configurations = [
  configuration(main, 'hls', '', { fields: hlsFields }),
  configuration(main, 'restream', 'YouTube', { fields: restreamFields, secretsSet: ['streamKey'] }),
  configuration(main, 'restream', 'Archive server', {
    fields: { ...restreamFields, url: 'srt://archive.example.org:9000' },
    enabled: false,
  }),
  configuration(second, 'hls', '', { fields: { ...hlsFields, copySource: true } }),
  configuration(second, 'restream', 'Partner feed', { fields: restreamFields, secretsSet: ['streamKey'] }),
  configuration(workshop, 'hls', '', { fields: hlsFields }),
];

const command = [
  'ffmpeg',
  '-nostdin',
  '-copyts',
  '-i',
  'rtmp://10.0.0.11:1935/live/main-stage?task=***&sig=***',
  '-filter_complex',
  "[0:v]fps=30,select='gte(t,2*ceil(start_t/2))',split=3[a][b][c]",
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-f',
  'mp4',
  'pipe:3',
];
const logTail = Array.from(
  { length: 14 },
  (_, n) => `[libx264 @ 0x5592] frame=${n * 30} QP=23.1 NAL=2 Slice:P Poc:${n} I:12 P:388 SKIP:1220`,
);

const task = (of, config, state, more = {}) => {
  const made = {
    id: id(),
    type: config.type,
    replica: 0,
    streamId: of.id,
    streamName: of.name,
    configurationId: config.id,
    configurationName: config.name,
    state,
    reason: null,
    since: ago(4_200),
    concierge: { id: concierges[0].id, name: 'worker-1' },
    reasonSentence: null,
    leaseToken: 3,
    attempts: 1,
    failures: 0,
    labels: {},
    isMoving: false,
    moveBlocked: null,
    nextAttemptAt: null,
    error: null,
    progress: null,
    command,
    logTail,
    createdAt: ago(4_230),
    ...more,
  };
  config.tasks.push({ id: made.id, state, reason: made.reason, error: made.error });
  return made;
};

export const tasks = [
  task(main, configurations[0], 'running', { progress: progress(30, 9_300_000, 1) }),
  task(main, configurations[1], 'retrying', {
    error: refusedTarget,
    since: ago(95),
    attempts: 7,
    nextAttemptAt: new Date(Date.now() + 21_000).toISOString(),
  }),
  task(second, configurations[3], 'quarantined', { error: badCodec, since: ago(300), attempts: 3 }),
  task(second, configurations[4], 'running', { progress: progress(25, 3_100_000, 0.91), since: ago(600) }),
  task(workshop, configurations[5], 'pending', { concierge: null, since: ago(20), command: null, logTail: [] }),
];

export const runs = [
  {
    leaseToken: 3,
    concierge: { id: concierges[0].id, name: 'worker-1' },
    grantedAt: ago(4_228),
    runningAt: ago(4_227),
    endedAt: null,
    endReason: null,
    error: null,
  },
  {
    leaseToken: 2,
    concierge: { id: concierges[2].id, name: 'worker-3' },
    grantedAt: ago(9_000),
    runningAt: ago(8_998),
    endedAt: ago(4_230),
    endReason: 'lease_expired',
    error: null,
  },
  {
    leaseToken: 1,
    concierge: { id: concierges[2].id, name: 'worker-3' },
    grantedAt: ago(9_100),
    runningAt: ago(9_099),
    endedAt: ago(9_010),
    endReason: 'failed',
    error: refusedTarget,
  },
];

const media = {
  video: { codec: 'H264', profile: 'High', width: 1920, height: 1080 },
  audio: { codec: 'AAC', sampleRate: 48_000, channels: 2 },
  bitrate: 6_120_000,
};
export const publicationsOf = (of) => [
  ...(of.live
    ? [
        {
          id: id(),
          streamId: of.id,
          serverId: 'vid-ingest-1',
          state: 'live',
          reason: null,
          since: of.live.since,
          authorizedAt: of.live.since,
          liveAt: of.live.since,
          endedAt: null,
          ip: '198.51.100.23',
          application: 'live',
          keyId: null,
          media,
        },
      ]
    : []),
  {
    id: id(),
    streamId: of.id,
    serverId: 'vid-ingest-1',
    state: 'ended',
    reason: 'unpublished',
    since: ago(90_000),
    authorizedAt: ago(97_201),
    liveAt: ago(97_200),
    endedAt: ago(90_000),
    ip: '198.51.100.23',
    application: 'live',
    keyId: null,
    media,
  },
  {
    id: id(),
    streamId: of.id,
    serverId: 'vid-ingest-1',
    state: 'ended',
    reason: 'never_live',
    since: ago(97_300),
    authorizedAt: ago(97_330),
    liveAt: null,
    endedAt: ago(97_300),
    ip: '198.51.100.23',
    application: 'live',
    keyId: null,
    media: null,
  },
];

export const keysOf = () => [
  {
    id: id(),
    label: 'Main camera',
    hint: 'x7Qf',
    notBefore: null,
    notAfter: null,
    networks: [],
    createdAt: ago(86_400 * 20),
    lastUsedAt: ago(4_230),
    version: 1,
  },
  {
    id: id(),
    label: 'Guest crew',
    hint: 'Lp0a',
    notBefore: ago(-3_600),
    notAfter: ago(-86_400),
    networks: ['192.0.2.0/24'],
    createdAt: ago(86_400),
    lastUsedAt: null,
    version: 1,
  },
];

export const refusals = [
  ['unknown_key', 'The publish key is wrong; copy it again from the stream page.', null, 33],
  ['key_expired', 'The publish key has expired; make a new one on the stream page.', main, 610],
  ['stream_disabled', 'The stream is switched off; enable it on the stream page.', streams[4], 4_000],
].map(([reason, sentence, of, seconds]) => ({
  id: id(),
  at: ago(seconds),
  action: 'on_publish',
  reason,
  sentence,
  serverId: 'vid-ingest-1',
  ip: '203.0.113.77',
  application: 'live',
  streamId: of?.id ?? null,
  streamName: of?.name ?? null,
}));

/** Figures move a little each time they are asked for. */
export const liveStreams = () =>
  streams
    .filter(({ live }) => live !== null)
    .map(({ id: streamId, name, title, application, live }, index) => ({
      ...{ id: streamId, name, title, application, since: live.since, publications: 1, media },
      framesPerSecond: index === 2 ? null : 29.97,
      keyframeIntervalMs: index === 2 ? null : 2_000,
      audio:
        [
          { peakDb: -8 + Math.random() * 4, rmsDb: -20 + Math.random() * 6 },
          { peakDb: -120, rmsDb: -120 },
        ][index] ?? null,
      ...{ measuredAt: ago(0), viewers: [412, 0][index] ?? null, pictureAt: null },
    }));

const problem = (code, severity, fault, more) => ({
  ...{ id: id(), code, severity, fault, streamId: null, streamName: null, taskId: null, conciergeId: null },
  ...{ mediaServerId: null, edgeId: null, since: ago(95), endedAt: null, facts: {}, ...more },
});
export const problems = [
  problem('task_quarantined', 'error', 'operator', {
    ...{ streamId: second.id, streamName: second.name, taskId: tasks[2].id },
    facts: { type: 'hls', configurationName: '', agentName: 'worker-1', sentence: badCodec.sentence },
  }),
  problem('media_server_away', 'error', 'portier', {
    mediaServerId: 'vid-ingest-2',
    facts: { serverId: 'vid-ingest-2' },
  }),
  problem('silence', 'warning', 'publisher', {
    ...{ streamId: second.id, streamName: second.name, facts: { rmsDb: -120, thresholdDb: -60 } },
  }),
  problem('agent_gone', 'warning', 'portier', { conciergeId: concierges[2].id, facts: { agentName: 'worker-3' } }),
];
