import { hashToken, PortierError } from '@app/contract';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { ConciergesRepository } from './concierges.repository.js';

/** Request of an agent whose token was recognised. */
export type AgentRequest = FastifyRequest & { conciergeId: string };

/** Lets agents in by their own token, and nobody else. */
@Injectable()
export class AgentGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly concierges: ConciergesRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AgentRequest>();
    const [, token] = /^Bearer ([\w-]{16,256})$/.exec(request.headers.authorization ?? '') ?? [];
    const id = token === undefined ? undefined : await this.concierges.idOfToken(this.database, hashToken(token));
    if (id === undefined) {
      throw new PortierError('unauthenticated', 'The agent token is unknown; make a new one on the agents page.');
    }
    request.conciergeId = id;
    return true;
  }
}
