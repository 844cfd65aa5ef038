import { problemTextOf, type AlertEvent, type HealthProblem, type Language } from '@app/contract';
import { alertTexts, durationText } from './texts.js';

export interface AlertStream {
  id: string;
  name: string;
  title: string;
  application: string;
}

interface Context {
  language: Language;
  /** How browsers reach the admin pages, without a slash at the end. */
  publicUrl: string;
  rule: { id: string; name: string } | null;
  stream: AlertStream | null;
  now: Date;
}

/** A stream came on air or went off it. */
export function streamEvent(type: 'stream.up' | 'stream.down', at: Date, context: Context): AlertEvent {
  const { language, publicUrl, rule, stream } = context;
  const name = stream?.title || stream?.name || '';
  const { sentence, action } = alertTexts[language][type === 'stream.up' ? 'up' : 'down'](name);
  return {
    ...{ version: 1, type, timestamp: at.toISOString(), text: { title: sentence, sentence, action } },
    ...{ url: pageOf(publicUrl, stream === null ? '' : `streams/${stream.id}`), rule, stream, problem: null },
  };
}

/** A problem opened, is still there, or is over. */
export function problemEvent(
  type: 'problem.opened' | 'problem.continues' | 'problem.ended',
  problem: HealthProblem,
  context: Context,
): AlertEvent {
  const { language, publicUrl, rule, stream, now } = context;
  const texts = alertTexts[language];
  const { sentence, action } = problemTextOf(language, problem);
  const lastedMs = (problem.endedAt === null ? now : new Date(problem.endedAt)).getTime() - Date.parse(problem.since);
  const lead = {
    'problem.opened': '',
    'problem.continues': `${texts.since(durationText(lastedMs, texts))} `,
    'problem.ended': `${texts.over(durationText(lastedMs, texts))} `,
  }[type];
  const said = `${lead}${sentence}`;
  return {
    ...{ version: 1, type, rule, stream, problem },
    timestamp: type === 'problem.opened' ? problem.since : (problem.endedAt ?? now.toISOString()),
    text: {
      title: `${subjectOf(problem, language)}: ${said}`,
      ...{ sentence: said, action: type === 'problem.ended' ? texts.overAction : action },
    },
    url: pageOf(publicUrl, pathOf(problem)),
  };
}

/** What the test button sends. */
export function testEvent({ language, publicUrl, now }: Pick<Context, 'language' | 'publicUrl' | 'now'>): AlertEvent {
  return {
    ...{ version: 1, type: 'test', timestamp: now.toISOString(), text: alertTexts[language].test },
    ...{ url: pageOf(publicUrl, 'alerts'), rule: null, stream: null, problem: null },
  };
}

function subjectOf({ code, streamName, mediaServerId, edgeId, facts }: HealthProblem, language: Language): string {
  const texts = alertTexts[language];
  if (streamName !== null) return streamName;
  if (mediaServerId !== null) return `${texts.mediaServer} ${mediaServerId}`;
  if (edgeId !== null) return `${texts.edge} ${String(facts['edgeName'] ?? '')}`.trim();
  if (code === 'no_agents') return texts.allAgents;
  const name = facts['agentName'] ?? facts['destinationName'];
  return typeof name === 'string' && code !== 'alert_destination_failing'
    ? `${texts.agent} ${name}`
    : String(name ?? '');
}

function pathOf({ taskId, streamId, mediaServerId, edgeId, code }: HealthProblem): string {
  if (taskId !== null) return `tasks/${taskId}`;
  if (streamId !== null) return `streams/${streamId}`;
  if (mediaServerId !== null) return 'media-servers';
  if (edgeId !== null) return `edges/${edgeId}`;
  return code === 'alert_destination_failing' ? 'alerts' : 'agents';
}

function pageOf(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/${path}`;
}
