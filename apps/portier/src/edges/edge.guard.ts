import { hashToken, PortierError } from '@app/contract';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../database/database.js';
import { EdgesRepository } from './edges.repository.js';

/** Request of an edge whose token was recognised. */
export type EdgeRequest = FastifyRequest & { edgeId: string };

/** Lets edges in by their own token, and nobody else. */
@Injectable()
export class EdgeGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly edges: EdgesRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const [, token] = /^Bearer ([\w-]{16,256})$/.exec(request.headers.authorization ?? '') ?? [];
    const id = token === undefined ? undefined : await this.edges.idOfToken(this.database, hashToken(token));
    if (id === undefined) throw unknownEdge();
    request.edgeId = id;
    return true;
  }
}

export function unknownEdge(): PortierError {
  return new PortierError('unauthenticated', 'The edge token is unknown; make a new one on the edges page.');
}
