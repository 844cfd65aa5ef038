import { PortierError } from '@app/contract';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { requireBearer } from '../bearer.js';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { safeIndex } from '../store/safe-index.js';
import { IndexesService } from './indexes.service.js';

/** `POST /announce`: packagers push their index after every stored segment. */
@Controller()
export class IndexesController {
  constructor(
    private readonly indexes: IndexesService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {}

  @Post('announce')
  @HttpCode(204)
  announce(@Headers('authorization') authorization: string | undefined, @Body() body: unknown): void {
    requireBearer(authorization, this.config.DIRECTOR_ANNOUNCE_TOKEN);
    const parsed = safeIndex.safeParse(body);
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new PortierError('invalid', 'The announced index is not valid.', { fields: fields.slice(0, 20) });
    }
    if (this.indexes.announce(parsed.data, Date.now()) === 'superseded') {
      const { stream, replica, leaseToken } = parsed.data;
      throw new PortierError(
        'lease_lost',
        `Lease ${leaseToken} of replica ${replica} of ${stream} was given to another agent.`,
      );
    }
  }
}
