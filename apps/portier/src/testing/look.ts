import { waitFor } from '@app/kit/testing';
import { PollingService } from '../media-servers/polling.service.js';
import type { RunningPortier } from './portier.js';

/** Looks at a media server until it answers: on a machine that stands still, an answer may come later than a look waits for it. */
export async function lookAt({ app, database }: RunningPortier, serverId: string): Promise<void> {
  await waitFor(`an answer of ${serverId}`, async () => {
    await app.get(PollingService).poll(serverId);
    const [server] = await database.query<{ hasAnswered: boolean }>(
      `select last_error is null as "hasAnswered" from media_servers where id = $1`,
      [serverId],
    );
    return server?.hasAnswered;
  });
}
