import { edgesFeed, type DirectoryEdge, type EdgesFeed } from '@app/contract';
import { readJsonIfPresent, writeFileAtomically, type Logger } from '@app/kit';
import { parsePolicy, Predictor, rank, type Costs, type Policy } from '@app/traffic';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { advance, unprobed, type EdgeHealth } from './edge-health.js';
import { candidateOf, takeFeed, withoutFigures } from './known-edge.js';

/** Portier has been away for so long: loads are not looked at any more. */
const currentForMs = 10_000;
/** Agents report the mean of their last ten seconds. */
const loadWindowMs = 10_000;

/** The edges: portier's word in memory and on disk, the judgement of this director's own probes, and what it gave each of them. */
@Injectable()
export class EdgesService implements OnModuleInit {
  private edges: DirectoryEdge[] | null = null;
  private heardAt = -Infinity;
  private saved = '';
  private refused = '';
  private readonly health = new Map<string, EdgeHealth>();
  private readonly assigned: Costs<Predictor> = {
    bitsPerSecond: new Predictor(loadWindowMs),
    sessions: new Predictor(loadWindowMs),
  };
  private readonly policy: Policy;
  private readonly path: string;

  constructor(
    @Inject(DIRECTOR_CONFIG) config: DirectorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const policy = parsePolicy(config.DIRECTOR_TRAFFIC_POLICY);
    if ('problem' in policy) throw new Error(`DIRECTOR_TRAFFIC_POLICY: ${policy.problem}`);
    this.policy = policy;
    this.path = join(config.DIRECTOR_STATE_DIR, 'edges.json');
  }

  async onModuleInit(): Promise<void> {
    try {
      const saved = await readJsonIfPresent(this.path);
      if (saved !== undefined) this.edges = takeFeed(edgesFeed.parse(saved)).edges;
    } catch (error) {
      this.logger.warn({ err: error, path: this.path }, 'edges on disk cannot be read');
    }
  }

  /** All edges portier knows, whatever their state. Empty until they are heard of. */
  get all(): readonly DirectoryEdge[] {
    return this.edges ?? [];
  }

  /** False until portier told of the edges once, in this process or an earlier one. */
  get isKnown(): boolean {
    return this.edges !== null;
  }

  /** Takes portier's answer over, and saves what is worth it when it changed. */
  async take(feed: EdgesFeed, now: number): Promise<void> {
    const { edges, refused } = takeFeed(feed);
    this.edges = edges;
    this.heardAt = now;
    const ids = new Set(edges.map(({ id }) => id));
    for (const id of this.health.keys()) if (!ids.has(id)) this.health.delete(id);
    if (refused.join() !== this.refused) this.logger.error({ edges: refused }, 'edges without a usable address');
    this.refused = refused.join();
    const text = JSON.stringify(withoutFigures(edges));
    if (text === this.saved) return;
    try {
      await writeFileAtomically(this.path, text);
      this.saved = text;
    } catch (error) {
      this.logger.error({ err: error, path: this.path }, 'edges cannot be saved');
    }
  }

  /** The result of one probe: why it was a miss, or null. */
  probed({ id: edgeId, name }: DirectoryEdge, fault: string | null): void {
    const before = this.health.get(edgeId) ?? unprobed;
    const after = advance(before, fault === null);
    this.health.set(edgeId, after);
    if (after.isHealthy === before.isHealthy) return;
    if (after.isHealthy) this.logger.info({ edgeId, name }, 'edge is healthy again');
    else this.logger.warn({ edgeId, name, reason: fault }, 'edge is unhealthy');
  }

  /** The edges viewers of this bucket shall try, best first. */
  ranked(bucket: number, now: number): DirectoryEdge[] {
    const { ranked } = rank(this.policy, this.candidates(now), bucket);
    const byId = new Map(this.all.map((edge) => [edge.id, edge]));
    return ranked.flatMap(({ candidate }) => byId.get(candidate.id) ?? []);
  }

  /** A viewer was sent to this edge and is expected to draw so much. */
  assign({ id }: DirectoryEdge, bitsPerSecond: number, now: number): void {
    this.assigned.bitsPerSecond.add(id, bitsPerSecond, now);
    this.assigned.sessions.add(id, 1, now);
  }

  private candidates(now: number) {
    const isCurrent = now - this.heardAt < currentForMs;
    const { bitsPerSecond, sessions } = this.assigned;
    return this.all.map((edge) =>
      candidateOf(edge, {
        isHealthy: (this.health.get(edge.id) ?? unprobed).isHealthy,
        missing: { bitsPerSecond: bitsPerSecond.missing(edge.id, now), sessions: sessions.missing(edge.id, now) },
        isCurrent,
      }),
    );
  }
}
