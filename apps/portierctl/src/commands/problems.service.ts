import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf } from './lists.service.js';

export function addProblems(command: Command, context: Context): void {
  command
    .command('history')
    .argument('<stream>', 'name or id')
    .description('list what has been wrong with a stream, open and ended, the newest first')
    .action(async (stream: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const path = { id: await idOf(portier, nouns.streams as unknown as Noun, stream) };
      const items = await portier.all<ApiSchemas['HealthProblem']>(
        (cursor, limit) =>
          portier.ask(
            portier.client.GET('/api/v1/streams/{id}/problems', {
              params: { path, query: { limit, ...(cursor && { cursor }) } },
            }),
          ),
        1_000,
      );
      context.list(own, items, [...nouns.problems.columns, { title: 'ENDED', text: ({ endedAt }) => endedAt }]);
    });
}
