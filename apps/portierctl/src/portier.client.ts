import { createPortierClient, type PortierClient, type Problem } from '@app/contract';
import { exitStatus, Refusal, statusOfCode } from './exit-status.js';
import { printable } from './table.js';

/** Where a request goes, and with what. */
export interface Connection {
  url: string;
  authorization: string | undefined;
}

/** The typed client of the API; what fails becomes one line. */
export class Portier {
  readonly client: PortierClient;

  constructor(readonly connection: Connection) {
    const { url, authorization } = connection;
    this.client = createPortierClient(url, authorization === undefined ? {} : { authorization });
  }

  /** The answer of a request. @throws Refusal with what went wrong, in one line */
  async ask<Data>(request: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
    const { data, error, response } = await request.catch((thrown: unknown) => {
      throw this.unreachable(thrown);
    });
    if (error !== undefined || !response.ok) throw this.refused(error, response.status);
    return data as Data;
  }

  /** The things of a list, page after page, at most so many. */
  async all<Item>(
    page: (cursor: string | undefined, limit: number) => Promise<{ items: Item[]; nextCursor?: string | null }>,
    most: number,
  ): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const { items: more, nextCursor } = await page(cursor, Math.min(200, most - items.length));
      items.push(...more);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined && items.length < most);
    return items.slice(0, most);
  }

  private unreachable(thrown: unknown): Refusal {
    const { message, cause } = thrown as Error & { cause?: { code?: string; message?: string } };
    const reason = cause?.code ?? cause?.message ?? message;
    return new Refusal(`portier at ${this.connection.url} does not answer (${reason})`, exitStatus.unavailable);
  }

  private refused(error: unknown, status: number): Refusal {
    const problem = error as Partial<Problem> | undefined;
    if (problem?.code === undefined) {
      return new Refusal(`${this.connection.url} answered ${status}, but not as portier does: check the address`);
    }
    const fields = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    const text = fields.length > 0 ? fields.join('; ') : (problem.detail ?? problem.title ?? '');
    return new Refusal(printable(hint(problem.code, text)), statusOfCode(problem.code));
  }
}

function hint(code: Problem['code'], text: string): string {
  return code === 'unauthenticated' ? `${text} Run "portierctl login", or set PORTIER_TOKEN.` : text;
}
