import { PortierError } from '@app/contract';
import { steeringManifest, type SteeringManifest } from '@app/hls';
import { Inject, Injectable } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { EdgesService } from '../edges/edges.service.js';
import { pathwayTo } from '../edges/known-edge.js';
import { PlaybackService } from '../playback/playback.service.js';
import { bucketOf, type Viewer } from './bucket.js';
import { named } from './naming.js';
import { addressOf, type SteeringQuestion } from './question.js';

/** Edges a player is told of at once: one to use, two to go to when it fails. Players without steering see each as redundant variants. */
const mostPathways = 3;

/** Where viewers are sent: an edge first, others behind it, this director last. Without edges everything comes from here. */
@Injectable()
export class SteeringService {
  constructor(
    private readonly edges: EdgesService,
    private readonly playback: PlaybackService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {}

  /**
   * The multivariant playlist for one viewer, or for anybody who wants no edge. Errors as for `PlaybackService.multivariant`.
   * @returns the text, and whether it is for this viewer alone
   */
  async multivariant(
    stream: string,
    { viewer, only }: { viewer: Viewer | null; only?: 'audio' | undefined },
    now: number,
  ): Promise<{ text: string; isPersonal: boolean }> {
    const audio = only === undefined ? {} : { only };
    if (viewer === null || this.edges.all.length === 0) {
      return { text: await this.playback.multivariant(stream, now, audio), isPersonal: false };
    }
    const bucket = bucketOf(viewer, this.config.DIRECTOR_TRAFFIC_BUCKETS);
    const chosen = this.edges.ranked(bucket, now).slice(0, mostPathways);
    const pathways = chosen.map((edge) => pathwayTo(edge, stream));
    const serverUri = addressOf({ bucket, known: pathways.map(({ id }) => id), told: null });
    const text = await this.playback.multivariant(stream, now, { ...audio, steering: { serverUri, pathways } });
    const [first] = chosen;
    if (first !== undefined) this.edges.assign(first, this.playback.bestBitsPerSecond(stream), now);
    return { text, isPersonal: true };
  }

  /**
   * What a player that plays shall do now. Errors as for `PlaybackService.multivariant`.
   * @throws PortierError `unavailable` while the edges are not known: players keep to what they do
   */
  async manifest(stream: string, question: SteeringQuestion, now: number): Promise<SteeringManifest> {
    const stable = await this.playback.stableIds(stream, now);
    if (!this.edges.isKnown) throw new PortierError('unavailable', 'This director has not heard of any edges yet.');
    const { bucket, known } = question;
    const chosen = this.edges.ranked(bucket, now).slice(0, mostPathways);
    const pathways = named(
      chosen.map((edge) => pathwayTo(edge, stream)),
      question,
      now,
    );
    const reloadUri = addressOf({ bucket, known, told: pathways[0]?.id ?? null });
    return steeringManifest({ reloadUri, pathways, known, stable });
  }
}
