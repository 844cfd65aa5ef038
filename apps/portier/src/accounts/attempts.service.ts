import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { mailSubjects, memoryMs, signInSubjects, waitMs, type Subject } from './attempts.js';
import { AttemptsRepository } from './attempts.repository.js';

/** Slows password guessing and the asking for mails, by account and by address, for all replicas together. */
@Injectable()
export class AttemptsService {
  /** Being looked at by this replica. */
  private readonly running = new Map<Subject, number>();

  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsRepository,
  ) {}

  /**
   * Lets `check` look at a password, unless too many were wrong lately. Costs a right password one short read.
   * @throws PortierError `too_many`
   */
  async guard(account: string, address: string, check: () => Promise<boolean>): Promise<boolean> {
    const subjects = signInSubjects(account, address);
    const known = await this.attempts.read(this.database, subjects);
    refuse(waitMs(known, (subject) => this.running.get(subject) ?? 0));
    const isRight = await this.whileRunning(subjects, async () => {
      const isRight = await check();
      // Before it stops to count as running: nobody slips through between the two.
      if (!isRight) await this.add(subjects);
      return isRight;
    });
    // Of this account from this address only: one's own account must not pay for guesses at others.
    if (isRight && known.some(({ count }) => count > 0))
      await this.attempts.forget(this.database, subjects.slice(0, 1));
    return isRight;
  }

  /**
   * Counts a mail to `receiver` that somebody who is not signed in asks for. Says the same whether or not there is such an account.
   * @throws PortierError `too_many`
   */
  async countMail(receiver: string, address: string): Promise<void> {
    const subjects = mailSubjects(receiver, address);
    refuse(waitMs(await this.attempts.read(this.database, subjects), () => 0));
    await this.add(subjects);
  }

  private async add(subjects: readonly Subject[]): Promise<void> {
    await this.attempts.add(this.database, subjects, memoryMs);
    await this.attempts.forgetOld(this.database, memoryMs);
  }

  private async whileRunning<Found>(subjects: readonly Subject[], check: () => Promise<Found>): Promise<Found> {
    for (const subject of subjects) this.running.set(subject, (this.running.get(subject) ?? 0) + 1);
    try {
      return await check();
    } finally {
      for (const subject of subjects) {
        const left = (this.running.get(subject) ?? 1) - 1;
        if (left > 0) this.running.set(subject, left);
        else this.running.delete(subject);
      }
    }
  }
}

function refuse(milliseconds: number): void {
  if (milliseconds === 0) return;
  const seconds = Math.ceil(milliseconds / 1_000);
  throw new PortierError('too_many', `Too many attempts; wait ${seconds} s and try again.`, { details: { seconds } });
}
