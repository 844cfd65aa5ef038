import pg from 'pg';

/**
 * A connection that is given up when an answer does not come in time. PostgreSQL's own `statement_timeout` does not help when
 * the server is frozen or the network swallows everything; a query that hangs there would hold its connection for ever.
 */
export class TimedConnection extends pg.Client {
  private timer: NodeJS.Timeout | undefined;

  /** @param config of pg, with `answerTimeoutMs`: longer than the server's `statement_timeout` */
  constructor(config: pg.ClientConfig & { answerTimeoutMs?: number }) {
    super(config);
    const { answerTimeoutMs = 12_000 } = config;
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    // Here and not as a method: it has many forms, and all are passed on as they are.
    this.query = ((...given: unknown[]) => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.giveUp(answerTimeoutMs), answerTimeoutMs).unref();
      return query(...given);
    }) as typeof this.query;
    this.on('drain', () => clearTimeout(this.timer));
    this.on('end', () => clearTimeout(this.timer));
  }

  private giveUp(answerTimeoutMs: number): void {
    const { stream } = (this as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection;
    stream.destroy(new UnansweredQuery(`PostgreSQL did not answer within ${answerTimeoutMs} ms`));
  }
}

export class UnansweredQuery extends Error {
  readonly code = 'ETIMEDOUT';
}
