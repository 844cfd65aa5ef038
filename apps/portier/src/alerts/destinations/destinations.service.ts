import { PortierError, seal, type ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { User } from '../../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../../config.js';
import { Database, type Executor } from '../../database/database.js';
import { requireVersion } from '../../http/etag.js';
import { invalid } from '../../http/invalid.js';
import type { Page } from '../../http/page.js';
import { sortedPage, sortedPosition } from '../../http/sorting.js';
import { notFound } from '../../http/things.js';
import { MailService } from '../../mail/mail.service.js';
import { CLUSTER_KEYS } from '../../platform.module.js';
import { viewerOf } from '../../rights/right.js';
import { checkReceiver, hostOf } from '../receiver.js';
import { webhookSecret } from '../signature.js';
import {
  destinationSorting,
  type DestinationChange,
  type DestinationDraft,
  type DestinationQuery,
  type DestinationView,
  type NewDestinationView,
} from './destinations.dto.js';
import { DestinationsRepository } from './destinations.repository.js';

const most = 100;

/** Where alerts go. Made by an administrator, one belongs to the installation; made by anybody else, to that person. */
@Injectable()
export class DestinationsService {
  constructor(
    private readonly database: Database,
    private readonly destinations: DestinationsRepository,
    private readonly mails: MailService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  async list(user: User, query: DestinationQuery): Promise<Page<DestinationView>> {
    const after = sortedPosition(destinationSorting, query);
    const rows = await this.destinations.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...destination }) => destination);
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string, executor: Executor = this.database): Promise<DestinationView> {
    const destination = await this.destinations.find(executor, viewerOf(user), id);
    if (destination === undefined) throw notFound('alert destination', id);
    return destination;
  }

  /** @returns with the secret of a webhook, which is in no other answer */
  async create(user: User, draft: DestinationDraft): Promise<NewDestinationView> {
    const ownerId = viewerOf(user);
    this.checkUrl(draft.url);
    if (draft.kind === 'mail') this.checkMail(ownerId, draft.mailTo ?? null);
    const secret = draft.kind === 'webhook' ? webhookSecret(randomBytes(32)) : null;
    return this.database.transaction(async (transaction) => {
      if ((await this.destinations.count(transaction, ownerId)) >= most) {
        throw new PortierError(
          'conflict',
          `There are ${most} alert destinations already; delete one that is not used.`,
        );
      }
      const id = await this.destinations.insert(transaction, {
        ...draft,
        ...this.sealedUrl(draft.url),
        ownerId,
        mailTo: draft.mailTo ?? null,
        sealedSecret: secret === null ? null : seal(this.keys, secret),
      });
      return { ...(await this.get(user, id, transaction)), secret };
    });
  }

  /** @throws PortierError `not_found`, `stale`, `invalid` */
  async update(user: User, id: string, change: DestinationChange, ifMatch?: string): Promise<DestinationView> {
    this.checkUrl(change.url);
    return this.database.transaction(async (transaction) => {
      const current = await this.lock(transaction, user, id, ifMatch);
      const { url, ...values } = change;
      const isMail = current.kind === 'mail';
      if (isMail && url !== undefined) throw invalid([{ path: 'url', message: 'a mail has no address of this kind' }]);
      if (!isMail && change.mailTo !== undefined) throw invalid([{ path: 'mailTo', message: 'only a mail has one' }]);
      if (isMail && change.mailTo !== undefined) this.checkMail(current.ownerId, change.mailTo);
      const sealed = url === undefined ? {} : this.sealedUrl(url);
      await this.destinations.update(transaction, id, { ...current, ...values, ...sealed });
      if (current.enabled && change.enabled === false) await this.destinations.cancelPending(transaction, id);
      return this.get(user, id, transaction);
    });
  }

  /** A new secret of a webhook; the old one signs nothing any more. */
  async renewSecret(user: User, id: string): Promise<NewDestinationView> {
    const secret = webhookSecret(randomBytes(32));
    return this.database.transaction(async (transaction) => {
      const current = await this.lock(transaction, user, id);
      if (current.kind !== 'webhook') throw new PortierError('conflict', 'Only a webhook has a secret.');
      await this.destinations.update(transaction, id, { ...current, sealedSecret: seal(this.keys, secret) });
      return { ...(await this.get(user, id, transaction)), secret };
    });
  }

  /** Its rules and deliveries go with it. */
  async delete(user: User, id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.lock(transaction, user, id, ifMatch);
      await this.destinations.delete(transaction, id);
    });
  }

  private async lock(transaction: Executor, user: User, id: string, ifMatch?: string) {
    const current = await this.destinations.lock(transaction, viewerOf(user), id);
    if (current === undefined) throw notFound('alert destination', id);
    requireVersion(ifMatch, current.version);
    return current;
  }

  private sealedUrl(url: string | undefined): { host: string | null; sealedUrl: string | null } {
    if (url === undefined) return { host: null, sealedUrl: null };
    return { host: hostOf(new URL(url)), sealedUrl: seal(this.keys, url) };
  }

  private checkUrl(url: string | undefined): void {
    if (url === undefined) return;
    const message = checkReceiver(url, { allowPrivate: this.config.PORTIER_ALLOW_PRIVATE_TARGETS });
    if (message !== null) throw invalid([{ path: 'url', message }]);
  }

  /** Nobody but an administrator makes Portier write to strangers. */
  private checkMail(ownerId: string | null, mailTo: string | null): void {
    if (!this.mails.isOn) throw new PortierError('mail_off', 'Portier has no mail server; set PORTIER_SMTP_URL.');
    const issue = (message: string) => invalid([{ path: 'mailTo', message }]);
    if (ownerId !== null && mailTo !== null)
      throw issue('leave it empty: your alerts go to the address of your account');
    if (ownerId === null && mailTo === null) throw issue('say who gets it');
  }
}
