import type { TaskError } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../../testing/portier.js';
import { LiveStream, withoutPolls, type StoredTask } from './live-stream.js';
import { anAgent, type SimulatedAgent } from './simulated-agent.js';

type AgentOptions = Parameters<typeof anAgent>[1];

/** A portier with agents and live streams that come and go with each test. */
export class Stage {
  private agents: SimulatedAgent[] = [];

  private constructor(readonly portier: RunningPortier) {}

  static async set(settings: Record<string, string> = {}): Promise<Stage> {
    const portier = await startPortier(settings);
    await withoutPolls(portier);
    await portier.database.query(notesOffers);
    return new Stage(portier);
  }

  async clear(): Promise<void> {
    await Promise.all(this.agents.map((agent) => agent.vanish()));
    this.agents = [];
    await this.query('delete from streams');
    await this.query('delete from tasks');
    await this.query('delete from concierges');
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.portier.database.query<Row>(sql, parameters);
  }

  /** The agents that were asked to take a task of this stream, in that order; an offer lasts only a moment. */
  async asked({ id }: LiveStream): Promise<string[]> {
    const offers = await this.query<{ agent: string }>('select agent from offers where stream_id = $1 order by n', [
      id,
    ]);
    return offers.map(({ agent }) => agent);
  }

  /** While this works, an offer holds however long its agent takes to come: a busy machine is no answer. */
  async offersLast(work: () => Promise<void>): Promise<void> {
    await this.query(extendsOffers);
    try {
      await work();
    } finally {
      await this.query('drop function extend_offer cascade');
    }
  }

  /** Online, and silent unless a test lets it beat. */
  async quiet(options: AgentOptions = {}): Promise<SimulatedAgent> {
    const agent = await anAgent(this.portier, { waitMs: 0, ...options });
    this.agents.push(agent);
    await agent.beat();
    return agent;
  }

  async beating(options: AgentOptions = {}): Promise<SimulatedAgent> {
    return (await this.quiet({ waitMs: 300, ...options })).start();
  }

  async live(type: 'hls' | 'restream'): Promise<LiveStream> {
    const stream = await LiveStream.make(this.portier);
    await stream.configure(type);
    await stream.publish();
    return stream;
  }

  /** A live stream whose task this agent runs. */
  async running(agent: SimulatedAgent, type: 'hls' | 'restream' = 'hls'): Promise<LiveStream> {
    const stream = await this.live(type);
    await waitFor('the grant', async () => {
      await agent.beat();
      return agent.runs.length === 1;
    });
    await agent.beat();
    expect(await theTask(stream)).toMatchObject({ state: 'running', conciergeId: agent.id });
    return stream;
  }
}

const notesOffers = `
  create table offers (n serial, stream_id uuid, agent uuid);
  create function note_offer() returns trigger language plpgsql as $$ begin
    insert into offers (stream_id, agent) values (new.stream_id, new.preferred_concierge_id);
    return null;
  end $$;
  create trigger offers after insert or update of preferred_concierge_id on tasks for each row
    when (new.preferred_concierge_id is not null) execute function note_offer()`;

/** Finite and to come: one that is over, or is none (`infinity`), stays as it is. */
export const extendsOffers = `
  create function extend_offer() returns trigger language plpgsql as $$ begin
    if new.preferred_until > now() and isfinite(new.preferred_until) then
      new.preferred_until = now() + interval '1 hour';
    end if;
    return new;
  end $$;
  create trigger extend_offer before update of preferred_until on tasks for each row execute function extend_offer()`;

export async function theTask(stream: LiveStream): Promise<StoredTask> {
  const [task] = await stream.tasks();
  return task!;
}

export function anError(fault: TaskError['fault'], code = 'no_luck'): TaskError {
  return { code, fault, sentence: 'It does not work.', at: '2031-01-01T13:00:00Z' };
}
