import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { credentialOf, type PersonCalling } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { LOGGER } from '../logger.js';

interface OpenCaller {
  caller: PersonCalling;
  /** End its streams. */
  ends: Set<() => void>;
}

/**
 * Callers of open event streams: one may be open for days, and its token or session has expired, was revoked, or its account
 * disabled meanwhile.
 */
@Injectable()
export class CallersService {
  private readonly open = new Map<string, OpenCaller>();

  constructor(
    private readonly accounts: AccountsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Emits when this caller may listen no longer. */
  lapseOf(caller: PersonCalling): Observable<void> {
    return new Observable((subscriber) => {
      const id = credentialOf(caller);
      const known = this.open.get(id) ?? { caller, ends: new Set() };
      const end = () => subscriber.next();
      known.ends.add(end);
      this.open.set(id, known);
      return () => {
        known.ends.delete(end);
        if (known.ends.size === 0 && this.open.get(id) === known) this.open.delete(id);
      };
    });
  }

  /** Ends the streams of those whose credentials let nobody in any more. */
  async check(): Promise<void> {
    if (this.open.size === 0) return;
    for (const caller of await this.accounts.lapsed([...this.open.values()].map((one) => one.caller))) {
      const ends = [...(this.open.get(credentialOf(caller))?.ends ?? [])];
      for (const end of ends) end();
      this.logger.info({ userId: caller.user.id, via: caller.via, streams: ends.length }, 'event streams ended');
    }
  }
}
