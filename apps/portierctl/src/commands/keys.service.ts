import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { confirmed, idOf } from './lists.service.js';

const streams = nouns.streams as unknown as Noun;

interface KeyOptions {
  label?: string;
  notBefore?: string;
  notAfter?: string;
  network?: string[];
}

export function addKeys(command: Command, context: Context): void {
  command
    .command('list')
    .argument('<stream>', 'name or id')
    .description('list the publish keys of a stream')
    .action(async (stream: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const path = { id: await idOf(portier, streams, stream) };
      const items = await portier.all<ApiSchemas['PublishKey']>(
        (cursor, limit) =>
          portier.ask(
            portier.client.GET('/api/v1/streams/{id}/keys', {
              params: { path, query: { limit, ...(cursor && { cursor }) } },
            }),
          ),
        1_000,
      );
      context.list(own, items, [
        { title: 'ID', text: ({ id }) => id },
        { title: 'LABEL', text: ({ label }) => label },
        { title: 'ENDS IN', text: ({ hint }) => hint },
        { title: 'FROM', text: ({ notBefore }) => notBefore },
        { title: 'UNTIL', text: ({ notAfter }) => notAfter },
        { title: 'NETWORKS', text: ({ networks }) => networks.join(',') },
        { title: 'LAST USED', text: ({ lastUsedAt }) => lastUsedAt },
      ]);
    });
  command
    .command('create')
    .argument('<stream>', 'name or id')
    .option('--label <text>', 'whose key it is')
    .option('--not-before <instant>', 'refused before, such as 2026-11-21T18:00:00+01:00')
    .option('--not-after <instant>', 'refused after')
    .option('--network <cidr...>', 'allowed networks, such as 192.0.2.0/24')
    .description('make a publish key; prints it, once')
    .action(async (stream: string, { label = '', notBefore, notAfter, network = [] }: KeyOptions, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, streams, stream) } };
      const body = { label, notBefore: notBefore ?? null, notAfter: notAfter ?? null, networks: network };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/streams/{id}/keys', { params, body })));
    });
  addUpdate(command, context);
  command
    .command('revoke')
    .argument('<stream>', 'name or id')
    .argument('<key>', 'id of the key')
    .option('-y, --yes', 'do not ask')
    .description('revoke a publish key; who publishes with it is disconnected')
    .action(async (stream: string, keyId: string, { yes }: { yes?: true }, own: Command) => {
      const portier = await context.portier(own);
      const id = await idOf(portier, streams, stream);
      await confirmed(context, `Revoke the key ${keyId}?`, yes);
      const params = { path: { id, keyId } };
      await portier.ask(portier.client.DELETE('/api/v1/streams/{id}/keys/{keyId}', { params }));
      context.done(own, `key ${keyId} revoked`);
    });
}

function addUpdate(command: Command, context: Context): void {
  command
    .command('update')
    .argument('<stream>', 'name or id')
    .argument('<key>', 'id of the key')
    .option('--label <text>', 'whose key it is')
    .option('--not-before <instant>', 'refused before; "none": at any time')
    .option('--not-after <instant>', 'refused after; "none": at any time')
    .option('--network <cidr...>', 'allowed networks; "none": any')
    .description('change label, window or networks of a publish key; the key itself stays')
    .action(async (stream: string, keyId: string, given: KeyOptions, own: Command) => {
      const portier = await context.portier(own);
      const { label, notBefore, notAfter, network } = given;
      const body = {
        ...(label !== undefined && { label }),
        ...(notBefore !== undefined && { notBefore: orNone(notBefore) }),
        ...(notAfter !== undefined && { notAfter: orNone(notAfter) }),
        ...(network !== undefined && { networks: network.filter((one) => one !== 'none') }),
      };
      const params = { path: { id: await idOf(portier, streams, stream), keyId } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/streams/{id}/keys/{keyId}', { params, body })));
    });
}

function orNone(text: string): string | null {
  return text === 'none' ? null : text;
}
