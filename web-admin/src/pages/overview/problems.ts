import type { Concierge, Fault, MediaServer, Task } from '../../api/types.js';
import type { Texts } from '../../i18n/en.js';

/** Something that needs a person, in one sentence with whose turn it is. */
export interface OverviewProblem {
  id: string;
  /** `bad` first: it does not heal by itself. */
  tone: 'bad' | 'warn';
  title: string;
  sentence: string;
  fault: Fault | null;
  /** What to do, where the sentence does not say it. */
  hint: string | null;
  to: string;
  since: string | null;
}

interface Facts {
  tasks: readonly Task[];
  agents: readonly Concierge[];
  servers: readonly MediaServer[];
  /** Title of a task type. */
  typeTitle: (type: string) => string;
}

/** Everything that is wrong right now, the most urgent first. */
export function problemsNow({ tasks, agents, servers, typeTitle }: Facts, t: Texts): OverviewProblem[] {
  const all = [
    ...agentProblems(agents, t),
    ...servers.filter(({ isOnline }) => !isOnline).map((server) => serverProblem(server, t)),
    ...tasks
      .filter(({ state }) => state === 'quarantined' || state === 'retrying')
      .map((task) => taskProblem(task, typeTitle, t)),
  ];
  return [...all.filter(({ tone }) => tone === 'bad'), ...all.filter(({ tone }) => tone === 'warn')];
}

function agentProblems(agents: readonly Concierge[], t: Texts): OverviewProblem[] {
  const isUsable = ({ isOnline, state }: Concierge) => isOnline && state === 'active';
  const none: OverviewProblem[] = agents.some(isUsable)
    ? []
    : [
        {
          id: 'no-agents',
          tone: 'bad',
          title: t.overview.problem.noAgents,
          sentence: t.overview.problem.noAgentsText,
          fault: 'portier',
          hint: null,
          to: '/agents',
          since: null,
        },
      ];
  // An agent that was never started, or was drained to be taken away, is nobody's problem.
  const offline = agents.filter(
    ({ isOnline, state, lastHeartbeatAt }) => !isOnline && state === 'active' && lastHeartbeatAt,
  );
  return [
    ...none,
    ...offline.map((agent): OverviewProblem => ({
      id: `agent-${agent.id}`,
      tone: 'warn',
      title: t.overview.problem.agentOffline(agent.name),
      sentence: t.overview.problem.agentOfflineText,
      fault: 'portier',
      hint: null,
      to: '/agents',
      since: agent.lastHeartbeatAt,
    })),
  ];
}

function serverProblem(server: MediaServer, t: Texts): OverviewProblem {
  return {
    id: `server-${server.id}`,
    tone: 'bad',
    title: t.overview.problem.serverOffline(server.id),
    sentence: server.lastError ?? t.overview.problem.serverOfflineText,
    fault: 'portier',
    hint: null,
    to: '/media-servers',
    since: server.lastSeenAt,
  };
}

function taskProblem(task: Task, typeTitle: Facts['typeTitle'], t: Texts): OverviewProblem {
  const name = task.configurationName || typeTitle(task.type);
  const isStopped = task.state === 'quarantined';
  return {
    id: `task-${task.id}`,
    tone: isStopped ? 'bad' : 'warn',
    title: (isStopped ? t.overview.problem.quarantined : t.overview.problem.retrying)(name, task.streamName),
    sentence: task.error?.sentence ?? t.overview.problem.noSentence,
    fault: task.error?.fault ?? null,
    hint: task.error === null ? null : t.faultHint[task.error.fault],
    to: `/tasks/${task.id}`,
    since: task.since,
  };
}
