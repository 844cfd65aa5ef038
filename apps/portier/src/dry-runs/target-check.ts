import type { TargetEndpoint } from '@app/tasks';
import type { TargetCheckView } from '../probes/probes.dto.js';
import type { ProbeRow } from '../probes/probes.repository.js';

/** No agent could try. */
export function unchecked({ host, port }: TargetEndpoint): TargetCheckView {
  return {
    ...{ host, port, isReachable: null, agentName: null, target: null },
    code: 'not_checked',
    sentence: 'No agent is online that can try the target, so nobody knows whether it can be reached.',
  };
}

/** What came of a knock, in one sentence. An agent that fell silent says nothing about the target. */
export function targetCheckOf(
  { scheme, host, port }: TargetEndpoint,
  { concierge, result }: ProbeRow,
): TargetCheckView {
  const base = { host, port, agentName: concierge?.name ?? null };
  if (result?.kind === 'target') {
    const { answer, tookMs, certificateProblem } = result.target;
    const trust = certificateProblem === null ? '' : ` Its certificate is not trusted (${certificateProblem}).`;
    const said = {
      spoke: `${host}, port ${port}, answers as a server of ${scheme} within ${tookMs} ms. Whether it takes the key shows when it runs.`,
      connected: `Something listens on ${host}, port ${port}, but it does not say what it is.`,
    }[answer];
    return { ...base, isReachable: true, target: result.target, code: answer, sentence: `${said}${trust}` };
  }
  if (result?.kind === 'failed') {
    const { fault, code, sentence } = result.error;
    return { ...base, isReachable: fault === 'portier' ? null : false, target: null, code, sentence };
  }
  return { ...unchecked({ scheme, host, port }), agentName: base.agentName };
}
