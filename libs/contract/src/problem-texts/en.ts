import type { ProblemFacts } from '../health-problem.js';
import { factReader, type FactReader, type ProblemText, type ProblemTexts } from './problem-text.js';

const say =
  (write: (fact: FactReader) => [sentence: string, action: string]) =>
  (facts: ProblemFacts): ProblemText => {
    const [sentence, action] = write(factReader('en', ['“', '”'], facts));
    return { sentence, action };
  };

/** `hls “Main” on agent-1` */
const taskOf = ({ text, quoted }: FactReader) =>
  [text('type'), quoted('configurationName'), text('agentName') && `on ${text('agentName')}`].filter(Boolean).join(' ');

const disks: Readonly<Record<string, string>> = {
  work: 'the work folder',
  store: 'the segment store',
  'work,store': 'the work folder and the segment store',
};

const waitReasons: Readonly<Record<string, [sentence: string, action: string]>> = {
  no_agent: ['no agent is online that takes work', 'Start an agent, or activate one that drains.'],
  no_agent_with_skills: ['no agent that is online can do this', 'Start an agent with the skills the task needs.'],
  no_agent_with_labels: [
    'no agent that is online has the labels asked for',
    'Start an agent with these labels, or change the labels of the configuration.',
  ],
  no_other_agent: [
    'every agent that could run it runs another replica of it',
    'Start another agent, or lower the number of replicas.',
  ],
  no_free_slot: ['every agent that could run it is full', 'Start another agent, or switch something off.'],
  waits_for_predecessor: ['its predecessor has not stopped yet', 'Wait; if it stays, look at the agent of the task.'],
};

/** English. `problemTexts` has every language. */
export const en: ProblemTexts = {
  stream_down: say((fact) =>
    fact.text('reason') === 'connection_lost'
      ? [
          'The connection to the encoder broke off, and the encoder has not come back.',
          'Check the network of the encoder and whether it runs. If the show is over: nothing to do.',
        ]
      : [
          `The stream went off air because media server ${fact.quoted('serverId')} went away, and it has not come back.`,
          'Check the media server; then start the encoder again if it does not come back by itself.',
        ],
  ),
  no_video: say(() => [
    'The stream has sound but no picture.',
    'Check the camera and the video source in the encoder. A stream meant to be sound only needs nothing.',
  ]),
  no_audio: say(() => [
    'The stream has a picture but no sound track.',
    'Switch on an audio track in the encoder; many platforms refuse streams without one.',
  ]),
  bitrate_low: say((fact) => [
    `Only ${fact.bitrate('bitrate')} arrive; expected are at least ${fact.bitrate('thresholdBitrate')}.`,
    'Check the upload of the encoder’s network and its bit rate setting.',
  ]),
  bitrate_unstable: say((fact) => [
    `The bit rate jumps: it varies by ${fact.number('variationPercent')} % around ${fact.bitrate('bitrate')}.`,
    'Check the upload of the encoder’s network, use a cable instead of Wi-Fi, or lower the bit rate; use constant bit rate.',
  ]),
  fps_low: say((fact) => [
    `Only ${fact.number('framesPerSecond', 1)} pictures a second arrive; expected are at least ${fact.number('thresholdFramesPerSecond')}.`,
    'The encoder or its network cannot keep up: close other programs there, or lower resolution or frame rate.',
  ]),
  fps_dropped: say((fact) => [
    `Only ${fact.number('framesPerSecond', 1)} pictures a second arrive; before it was ${fact.number('usualFramesPerSecond', 1)}.`,
    'The encoder or its network cannot keep up any more: look at its load and temperature, and close other programs there.',
  ]),
  keyframe_interval_long: say((fact) => [
    `Keyframes come only every ${fact.seconds('keyframeIntervalMs')}; at most ${fact.seconds('thresholdMs')} work well.`,
    'Set the keyframe interval of the encoder to 2 s.',
  ]),
  input_changed: say((fact) => [
    `The encoder was changed in the middle of the stream: it sent ${fact.text('before')}, and now sends ${fact.text('after')}.`,
    'Check that players and targets still go on; some need a new start. Change codec and resolution only between two streams.',
  ]),
  silence: say((fact) => [
    `The sound is silent: ${fact.number('rmsDb')} dBFS, below ${fact.number('thresholdDb')} dBFS.`,
    'Check the microphone, the mixer and the muted tracks in the encoder.',
  ]),
  task_quarantined: say((fact) => [
    `${taskOf(fact)} is stopped: ${fact.text('sentence')}`,
    'Change what the sentence says, then let the task try again.',
  ]),
  task_retrying: say((fact) => [
    `${taskOf(fact)} keeps failing: ${fact.text('sentence')}`,
    'It is tried again by itself. If it stays, see the log on the page of the task.',
  ]),
  task_waiting: say((fact) => {
    const [sentence, action] = waitReasons[fact.text('reason')] ?? [fact.text('reason'), 'See the page of the task.'];
    return [`${taskOf(fact)} does not run: ${sentence}.`, action];
  }),
  task_slow: say((fact) => [
    `${taskOf(fact)} runs at ${fact.number('speed', 2)} times real time and falls behind.`,
    'The agent has too much to do, or the target takes data too slowly: move tasks to another agent, or lower the bit rate.',
  ]),
  no_agents: say(() => [
    'No agent is online that takes work.',
    'Start an agent, or activate one that drains: until then nothing is packaged or restreamed.',
  ]),
  agent_gone: say(() => [
    'The agent has fallen silent; its tasks run on others if these have free slots.',
    'Check the machine and its network. If it is gone for good, remove the agent.',
  ]),
  agent_overloaded: say((fact) => [
    `The agent has too much to do: ${fact.number('cpuPercent')} % of its processors, ${fact.number('memoryPercent')} % of its memory.`,
    'Lower its slots, drain it, or add another agent.',
  ]),
  agent_disk_low: say((fact) => [
    `The disk of ${disks[fact.text('disk')] ?? 'the agent'} is almost full: ${fact.number('freePercent')} % free, ${fact.bytes('freeBytes')}.`,
    'Free space there, or drain the agent: when the disk is full, segments are lost and tasks fail.',
  ]),
  edge_gone: say(() => [
    'The edge has fallen silent; its viewers are sent to others.',
    'Check the machine, its nginx and its agent. If it is gone for good, remove the edge.',
  ]),
  edge_overloaded: say((fact) => [
    `The edge is almost full: ${fact.number('usedPercent')} % of its ${fact.text('of') === 'sessions' ? 'sessions' : 'bandwidth'}.`,
    'Add another edge, or lower the weight of this one. If it can carry more, raise its capacity.',
  ]),
  edge_without_origin: say(() => [
    'The edge reaches no director; its viewers get only what it still has.',
    'Check the network between the edge and the directors, and the addresses in EDGE_DIRECTOR_URLS.',
  ]),
  media_server_away: say((fact) => [
    `The media server does not answer: ${fact.text('error') || 'nothing is known of it'}.`,
    'Check that it runs and that its API address is right. Portier cannot see what is live there.',
  ]),
  alert_destination_failing: say((fact) => [
    `Alerts have not been delivered for a day: ${fact.text('sentence')}`,
    'Check the receiver and the address of the destination, then send a test.',
  ]),
};
