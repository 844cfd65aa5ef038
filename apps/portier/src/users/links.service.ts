import { hashToken, newSecret, PortierError } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { LinksRepository, type Link } from './links.repository.js';
import { linkLifetimesHours, linkUrl, type LinkPurpose } from './user.js';

export interface IssuedLink {
  /** Holds the secret: for one person's eyes. */
  url: string;
  expiresAt: Date;
}

/** Links that prove who somebody is by what they can read: a mail, or what an administrator handed over. */
@Injectable()
export class LinksService {
  constructor(
    private readonly database: Database,
    private readonly links: LinksRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  /** @param lifetime whose length counts; that of the purpose when not given */
  async issue(
    transaction: Executor,
    { userId, purpose, email = null }: { userId: string; purpose: LinkPurpose; email?: string | null },
    lifetime: keyof typeof linkLifetimesHours = purpose,
  ): Promise<IssuedLink> {
    const token = newSecret();
    const lifetimeHours = linkLifetimesHours[lifetime];
    const link = { userId, purpose, email, tokenHash: hashToken(token), lifetimeHours };
    const expiresAt = await this.links.insert(transaction, link);
    return { url: linkUrl(this.config.PORTIER_PUBLIC_URL, purpose, token), expiresAt };
  }

  /** What a link is for, without using it up. @throws PortierError `link_invalid` */
  async look(token: string, purposes: readonly LinkPurpose[]): Promise<Link> {
    return required(await this.links.find(this.database, hashToken(token)), purposes);
  }

  /** Uses a link up, with the transaction. @throws PortierError `link_invalid` */
  async take(transaction: Executor, token: string, purposes: readonly LinkPurpose[]): Promise<Link> {
    return required(await this.links.take(transaction, hashToken(token)), purposes);
  }

  async voidAll(transaction: Executor, userId: string): Promise<void> {
    await this.links.deleteOf(transaction, userId);
  }
}

function required(link: Link | undefined, purposes: readonly LinkPurpose[]): Link {
  if (link !== undefined && purposes.includes(link.purpose)) return link;
  throw new PortierError('link_invalid', 'This link was used already, or is too old; ask for a new one.');
}
