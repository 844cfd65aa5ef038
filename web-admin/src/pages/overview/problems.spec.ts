import type { Concierge, MediaServer, Task } from '../../api/types.js';
import { en } from '../../i18n/en.js';
import { problemsNow } from './problems.js';

const agent = (more: Partial<Concierge>) =>
  ({ id: 'c', name: 'c1', state: 'active', isOnline: true, lastHeartbeatAt: 'now', ...more }) as Concierge;
const task = (more: Partial<Task>) =>
  ({
    id: 't',
    type: 'hls',
    streamName: 'main',
    configurationName: '',
    state: 'running',
    error: null,
    since: 'x',
    ...more,
  }) as Task;
const server = (more: Partial<MediaServer>) => ({ id: 'srs', isOnline: true, lastError: null, ...more }) as MediaServer;
const ids = (facts: Partial<Parameters<typeof problemsNow>[0]>) =>
  problemsNow({ tasks: [], agents: [agent({})], servers: [], typeTitle: (type) => type, ...facts }, en).map(
    ({ id }) => id,
  );

describe('problemsNow', () => {
  it('is quiet when all is well', () => {
    expect(ids({ tasks: [task({})], servers: [server({})] })).toEqual([]);
  });

  it('puts what does not heal by itself first', () => {
    const tasks = [task({ id: 'r', state: 'retrying' }), task({ id: 'q', state: 'quarantined' })];
    expect(ids({ tasks, servers: [server({ isOnline: false })] })).toEqual(['server-srs', 'task-q', 'task-r']);
  });

  it('says that nothing can run when no agent may take tasks', () => {
    expect(ids({ agents: [] })).toEqual(['no-agents']);
    expect(ids({ agents: [agent({ state: 'draining' })] })).toEqual(['no-agents']);
  });

  it('does not complain about an agent that never started or was drained on purpose', () => {
    const rest = [
      agent({}),
      agent({ id: 'n', isOnline: false, lastHeartbeatAt: null }),
      agent({ id: 'd', isOnline: false, state: 'draining' }),
    ];
    expect(ids({ agents: rest })).toEqual([]);
    expect(ids({ agents: [agent({}), agent({ id: 'x', isOnline: false })] })).toEqual(['agent-x']);
  });

  it('passes on the sentence of the task’s last error', () => {
    const error = {
      code: 'wrong_key',
      fault: 'destination',
      sentence: 'The target refused the key.',
      at: 'x',
    } as const;
    const [problem] = problemsNow(
      { tasks: [task({ state: 'retrying', error })], agents: [agent({})], servers: [], typeTitle: (type) => type },
      en,
    );
    expect(problem).toMatchObject({ sentence: error.sentence, fault: 'destination', tone: 'warn' });
  });
});
