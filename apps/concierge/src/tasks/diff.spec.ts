import type { Grant, StopReason } from '@app/contract';
import { aGrant } from '../testing/fake-portier.js';
import { diff, type LocalProgram } from './diff.js';
import type { Phase } from './local-task.js';

const [a, b] = ['aaaaaaaa-0000-4000-8000-000000000001', 'bbbbbbbb-0000-4000-8000-000000000002'];
const here = (taskId: string, leaseToken: number, phase: Phase = 'wanted'): LocalProgram => ({
  taskId,
  leaseToken,
  phase,
});
const grant = (taskId: string, leaseToken: number): Grant => aGrant('show', leaseToken, taskId);
const stop = (taskId: string, leaseToken: number, reason: StopReason = 'ended') => ({ taskId, leaseToken, reason });

interface Case {
  local?: LocalProgram[];
  grants?: Grant[];
  stops?: ReturnType<typeof stop>[];
  takesGrants?: boolean;
  starts?: string[];
  ends?: string[];
}

const cases: Record<string, Case> = {
  'starts what is granted': { grants: [grant(a, 1), grant(b, 4)], starts: [`${a} 1`, `${b} 4`] },
  'leaves alone what the answer does not name': { local: [here(a, 1), here(b, 1)] },
  'stops just what the answer names': {
    local: [here(a, 1), here(b, 1)],
    stops: [stop(b, 1, 'lease_lost')],
    ends: [`${b} 1 lease_lost`],
  },
  'does not start a grant that is here already': { local: [here(a, 1)], grants: [grant(a, 1)] },
  'does not stop twice': { local: [here(a, 1, 'stopping'), here(b, 1, 'stopped')], stops: [stop(a, 1), stop(b, 1)] },
  'does not start what is just stopping': { local: [here(a, 1, 'stopping')], grants: [grant(a, 1)] },
  'ends the older lease of a task that is granted anew': {
    local: [here(a, 1), here(b, 1)],
    grants: [grant(a, 2)],
    starts: [`${a} 2`],
    ends: [`${a} 1 lease_lost`],
  },
  'ignores a grant older than what is here': { local: [here(a, 5)], grants: [grant(a, 4)] },
  'takes the newest of a doubled grant': { grants: [grant(a, 1), grant(a, 2), grant(a, 2)], starts: [`${a} 2`] },
  'ignores a stop of another lease': { local: [here(a, 2)], stops: [stop(a, 1)] },
  'forgets a refused grant when portier takes it back': {
    local: [here(a, 1, 'refused')],
    stops: [stop(a, 1, 'removed')],
    ends: [`${a} 1 removed`],
  },
  'starts nothing while it drains, but still stops': {
    local: [here(b, 1)],
    grants: [grant(a, 1)],
    stops: [stop(b, 1)],
    takesGrants: false,
    ends: [`${b} 1 ended`],
  },
};

it.each(Object.entries(cases))('%s', (_name, { local = [], grants = [], stops = [], ...rest }) => {
  const changes = diff(local, { grants, stops }, { takesGrants: rest.takesGrants ?? true });
  expect(changes.start.map(({ leaseToken, description }) => `${description.taskId} ${leaseToken}`)).toEqual(
    rest.starts ?? [],
  );
  expect(changes.stop.map(({ taskId, leaseToken, reason }) => `${taskId} ${leaseToken} ${reason}`)).toEqual(
    rest.ends ?? [],
  );
});
