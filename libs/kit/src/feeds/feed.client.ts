import { PortierError } from '@app/contract';
import { deadline } from '../deadline.js';

/** What every feed of portier answers beside its own content. */
export interface FeedAnswer {
  /** Opaque position: sent back as `after`. */
  cursor: string;
  /** Everything, not what changed. */
  full: boolean;
}

export interface FeedRequest {
  /** Cursor of the last answer; undefined = everything. */
  after: string | undefined;
  waitSeconds: number;
  signal: AbortSignal;
}

interface FeedSource<Answer extends FeedAnswer> {
  portierUrl: string;
  /** Word in the path: `authorization`, `directory`. */
  name: string;
  token: string;
  /** Checks an answer by the contract. @throws any error when it is not of that form */
  parse: (json: unknown) => Promise<Answer> | Answer;
}

/** What portier may take for everything. Doubles each time it was not enough: 100,000 streams take long, but a portier that hangs answers never. */
const fullPatience = { firstMs: 5_000, longestMs: 60_000 };
/** What it may take beyond the wait for changes: a portier that hangs is left for another replica soon. */
const changesTimeoutMs = 5_000;
/** Portier cannot go on from this cursor. 401, 403, 404 and 429 say nothing about it. */
const cursorRefused = [400, 409, 410, 412, 422];

/** `GET <portier>/api/v1/feeds/<name>`: one long poll a call. */
export class FeedClient<Answer extends FeedAnswer> {
  private fullTimeoutMs: number;

  constructor(
    private readonly source: FeedSource<Answer>,
    private readonly patience = fullPatience,
  ) {
    this.fullTimeoutMs = patience.firstMs;
  }

  /**
   * Everything, or what changed since `after`, at the latest after `waitSeconds`.
   * @throws PortierError `unavailable`, `unauthenticated`, `malformed` (not the agreed form), or `stale` when portier does
   *   not know the cursor any more
   */
  async fetch({ after, waitSeconds, signal }: FeedRequest): Promise<Answer> {
    const url = new URL(`api/v1/feeds/${this.source.name}`, this.source.portierUrl.replace(/\/*$/, '/'));
    if (after !== undefined) url.searchParams.set('after', after);
    url.searchParams.set('waitSeconds', String(waitSeconds));
    const timeoutMs = after === undefined ? this.fullTimeoutMs : waitSeconds * 1_000 + changesTimeoutMs;
    const text = await this.ask(url, { after, signal: deadline(timeoutMs, signal) });
    this.fullTimeoutMs = this.patience.firstMs;
    return this.parsed(text);
  }

  private async ask(url: URL, { after, signal }: { after: string | undefined; signal: AbortSignal }): Promise<string> {
    try {
      const headers = { authorization: `Bearer ${this.source.token}`, accept: 'application/json' };
      const response = await fetch(url, { headers, signal });
      if (response.ok) return await response.text();
      await response.body?.cancel();
      throw new PortierError(codeOf(response.status, after), `portier answered ${response.status}`);
    } catch (error) {
      if (error instanceof PortierError) throw error;
      if (after === undefined && (error as Error).name === 'TimeoutError') this.beMorePatient();
      throw new PortierError('unavailable', `portier cannot be reached: ${reasonOf(error)}`, { cause: error });
    }
  }

  private beMorePatient(): void {
    this.fullTimeoutMs = Math.min(this.patience.longestMs, 2 * this.fullTimeoutMs);
  }

  private async parsed(text: string): Promise<Answer> {
    try {
      return await this.source.parse(JSON.parse(text));
    } catch (error) {
      throw new PortierError('malformed', `the ${this.source.name} feed has not the agreed form`, { cause: error });
    }
  }
}

function codeOf(status: number, after: string | undefined): 'unauthenticated' | 'stale' | 'unavailable' {
  if (status === 401 || status === 403) return 'unauthenticated';
  return after !== undefined && cursorRefused.includes(status) ? 'stale' : 'unavailable';
}

/** The cause says more than "fetch failed": connection refused, name not found. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { message?: string } };
  return cause?.message ? `${message}: ${cause.message}` : message;
}
