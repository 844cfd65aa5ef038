import type { Command } from 'commander';
import type { Context } from '../context.service.js';

interface ServerOptions {
  role?: 'origin' | 'edge';
  rtmp?: string;
  api?: string;
}

export function addMediaServers(command: Command, context: Context): void {
  command
    .command('add')
    .argument('<id>', 'its server_id, as in its own configuration')
    .requiredOption('--rtmp <url>', 'where agents pull from, such as rtmp://10.0.0.5:1935')
    .requiredOption('--api <url>', 'its HTTP API, such as http://10.0.0.5:1985')
    .option('--role <role>', 'origin or edge', 'origin')
    .description('register a media server')
    .action(async (id: string, { role = 'origin', rtmp = '', api = '' }: ServerOptions, own: Command) => {
      const portier = await context.portier(own);
      const body = { id, role, rtmpUrl: rtmp, apiUrl: api };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/media-servers', { body })));
    });
  command
    .command('update')
    .argument('<id>')
    .option('--rtmp <url>', 'where agents pull from')
    .option('--api <url>', 'its HTTP API')
    .option('--role <role>', 'origin or edge')
    .description('change a media server')
    .action(async (id: string, { role, rtmp, api }: ServerOptions, own: Command) => {
      const portier = await context.portier(own);
      const body = { ...(role && { role }), ...(rtmp && { rtmpUrl: rtmp }), ...(api && { apiUrl: api }) };
      const params = { path: { id } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/media-servers/{id}', { params, body })));
    });
}
