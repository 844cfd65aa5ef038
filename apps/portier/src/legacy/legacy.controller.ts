import { All, Controller, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../accounts/access.js';
import { legacyRefusals } from './legacy.js';
import { LegacyGuard } from './legacy.guard.js';
import { LegacyService, type LegacyResult } from './legacy.service.js';

/** Where the older system's agents look for it: outside `/api/v1`. */
export const legacyPrefix = 'concierge/api';

/** `POST /concierge/api/<identity>/...` (reference-systems.md D6 to D8). The identity is the agent's secret. */
@ApiExcludeController()
@Controller(`${legacyPrefix}/:identity`)
@Public()
@UseGuards(LegacyGuard)
export class LegacyController {
  constructor(private readonly legacy: LegacyService) {}

  @All('heartbeat')
  heartbeat(@Param('identity') identity: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return answer(request, reply, () => this.legacy.heartbeat(identity));
  }

  @All('claim/:task')
  claim(
    @Param('identity') identity: string,
    @Param('task') task: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return answer(request, reply, () => this.legacy.claim(identity, task));
  }

  @All('release/:task')
  release(
    @Param('identity') identity: string,
    @Param('task') task: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return answer(request, reply, () => this.legacy.release(identity, task));
  }
}

/** Django's `require_POST` answers every other method with 405, `Allow: POST` and no body. */
async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  call: () => Promise<LegacyResult<object>>,
): Promise<void> {
  void reply.header('Cache-Control', 'no-store');
  if (request.method !== 'POST') return void reply.status(405).header('Allow', 'POST').send();
  const result = await call();
  if (result.kind === 'done') return void reply.status(200).send(result.body);
  const { status, error } = legacyRefusals[result.kind];
  void reply.status(status).send({ error });
}
