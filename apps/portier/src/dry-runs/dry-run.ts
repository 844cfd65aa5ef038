import type { InputFacts } from '@app/contract';
import { inputWarnings, type InputWarning, type InputWarningCode, type ProbedInput, type TaskType } from '@app/tasks';
import type { ObservedMedia } from '../media-servers/media-server.js';

/** An agent as far as it matters for running something. */
export interface KnownAgent {
  id: string;
  name: string;
  isOnline: boolean;
  /** It takes nothing new: somebody drains it, or it is stopping. */
  isDraining: boolean;
  skills: readonly string[];
  labels: Readonly<Record<string, string>>;
  freeSlots: number;
}

/** Why an agent would not run it; the first that holds. Shown to operators. */
export const agentVerdicts = ['ready', 'offline', 'draining', 'lacks_skills', 'lacks_labels', 'full'] as const;
export type AgentVerdict = (typeof agentVerdicts)[number];

export interface JudgedAgent {
  id: string;
  name: string;
  verdict: AgentVerdict;
  /** Skills or labels (`name=value`) it lacks. */
  missing: string[];
}

/** What each agent says to a task with these needs, those that can run it first. */
export function judgeAgents(
  agents: readonly KnownAgent[],
  needs: { skills: readonly string[]; labels: Readonly<Record<string, string>> },
): JudgedAgent[] {
  const judged = agents.map((agent) => ({ id: agent.id, name: agent.name, ...judge(agent, needs) }));
  const rank = ({ verdict }: JudgedAgent) => agentVerdicts.indexOf(verdict);
  return judged.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function judge(
  agent: KnownAgent,
  { skills, labels }: { skills: readonly string[]; labels: Readonly<Record<string, string>> },
): Pick<JudgedAgent, 'verdict' | 'missing'> {
  if (!agent.isOnline) return { verdict: 'offline', missing: [] };
  if (agent.isDraining) return { verdict: 'draining', missing: [] };
  const lacking = skills.filter((skill) => !agent.skills.includes(skill));
  if (lacking.length > 0) return { verdict: 'lacks_skills', missing: lacking };
  const others = Object.entries(labels).filter(([name, value]) => agent.labels[name] !== value);
  if (others.length > 0) return { verdict: 'lacks_labels', missing: others.map((pair) => pair.join('=')) };
  return agent.freeSlots > 0 ? { verdict: 'ready', missing: [] } : { verdict: 'full', missing: [] };
}

/** What is known of the input: seen by a look, told by the media server, or nothing, so that the usual is taken. */
export interface KnownInput {
  source: 'probe' | 'media_server' | 'assumed';
  at: Date | null;
  facts: InputFacts;
}

const usual: InputFacts = {
  watchedSeconds: 0,
  bitrate: null,
  video: {
    codec: 'h264',
    profile: 'High',
    level: null,
    pixelFormat: 'yuv420p',
    width: 1920,
    height: 1080,
    framesPerSecond: 30,
    isInterlaced: false,
    hasBFrames: false,
    keyframeIntervalSeconds: 2,
    bitrate: null,
  },
  audio: { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2, layout: 'stereo', bitrate: null },
};

export const assumedInput: KnownInput = { source: 'assumed', at: null, facts: usual };

/** A media server names codecs its own way and knows neither frame rate nor keyframes. */
export function inputOfMedia(media: Partial<ObservedMedia>, at: Date): KnownInput {
  const { video = null, audio = null, bitrate = null } = media;
  const facts: InputFacts = {
    watchedSeconds: 0,
    bitrate,
    video:
      video === null || usual.video === null
        ? null
        : {
            ...usual.video,
            codec: codecName(video.codec),
            profile: video.profile,
            width: video.width ?? usual.video.width,
            height: video.height ?? usual.video.height,
          },
    audio:
      audio === null || usual.audio === null
        ? null
        : {
            ...usual.audio,
            codec: codecName(audio.codec),
            sampleRate: audio.sampleRate ?? usual.audio.sampleRate,
            channels: audio.channels ?? usual.audio.channels,
          },
  };
  return { source: 'media_server', at, facts };
}

function codecName(name: string): string {
  return name.toLowerCase().replace('h265', 'hevc');
}

/** Of what a media server tells, only these can be judged. */
const tellable: readonly InputWarningCode[] = [
  ...(['video_codec', 'audio_codec', 'target_video_codec', 'target_audio_codec'] as const),
  ...(['target_bitrate', 'target_height', 'target_upright'] as const),
];

/** What speaks against this configuration with this input. Nothing is known against an input nobody has seen. */
export function warningsOf(type: TaskType, params: unknown, { source, facts }: KnownInput): InputWarning[] {
  if (source === 'assumed') return [];
  const all = [...(type.warnings?.(params, facts) ?? []), ...inputWarnings(facts)];
  const known = source === 'probe' ? all : all.filter(({ code }) => tellable.includes(code));
  // What the target does not take is the same thing said more precisely.
  const isSaid = (code: InputWarningCode) => known.some((warning) => warning.code === code);
  return known.filter(({ code }) => {
    if (code === 'video_codec') return !isSaid('target_video_codec');
    if (code === 'audio_codec') return !isSaid('target_audio_codec');
    if (code === 'keyframes_far') return !isSaid('target_keyframes');
    return true;
  });
}

/** As a task type's command takes it. */
export function probedOf({ video, audio }: InputFacts): ProbedInput {
  return { startSeconds: 0, video, audio };
}

/** Parameters that can be shown: every sealed value is replaced, nothing is opened. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  if ('$sealed' in value) return '***';
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSecrets(member)]));
}
