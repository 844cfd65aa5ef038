import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { confirmed, idOf } from './lists.service.js';

const streams = nouns.streams as unknown as Noun;

interface InvitationOptions {
  contact?: string;
  notBefore?: string;
  notAfter: string;
  showAt?: string;
  network?: string[];
}

/** Access of guest crews to one stream each. */
export function addInvitations(command: Command, context: Context): void {
  command
    .command('list')
    .alias('ls')
    .argument('<stream>', 'name or id')
    .description('list the invitations of a stream')
    .action(async (stream: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const path = { id: await idOf(portier, streams, stream) };
      const { items } = await portier.ask(
        portier.client.GET('/api/v1/streams/{id}/invitations', { params: { path, query: { limit: 200 } } }),
      );
      context.list<ApiSchemas['Invitation']>(own, items, [
        { title: 'ID', text: ({ id }) => id },
        { title: 'LABEL', text: ({ label }) => label },
        { title: 'PHASE', text: ({ phase }) => phase },
        { title: 'FROM', text: ({ notBefore }) => notBefore },
        { title: 'UNTIL', text: ({ notAfter }) => notAfter },
        { title: 'NETWORKS', text: ({ networks }) => networks.join(',') },
        { title: 'LAST OPENED', text: ({ lastOpenedAt }) => lastOpenedAt },
        { title: 'LAST USED', text: ({ lastUsedAt }) => lastUsedAt },
      ]);
    });
  addCreate(command, context);
  command
    .command('renew')
    .argument('<stream>', 'name or id')
    .argument('<invitation>', 'id')
    .description('make another link and key, and print the link, once; the old ones are worth nothing from now on')
    .action(async (stream: string, invitationId: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, streams, stream), invitationId } };
      const path = '/api/v1/streams/{id}/invitations/{invitationId}/link';
      context.item(own, await portier.ask(portier.client.POST(path, { params })));
    });
  command
    .command('revoke')
    .argument('<stream>', 'name or id')
    .argument('<invitation>', 'id')
    .option('-y, --yes', 'do not ask')
    .description('revoke an invitation with its key; who publishes with it is disconnected')
    .action(async (stream: string, invitationId: string, { yes }: { yes?: true }, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, streams, stream), invitationId } };
      await confirmed(context, `Revoke the invitation ${invitationId}?`, yes);
      await portier.ask(portier.client.DELETE('/api/v1/streams/{id}/invitations/{invitationId}', { params }));
      context.done(own, `invitation ${invitationId} revoked`);
    });
}

function addCreate(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<stream>', 'name or id')
    .argument('<label>', 'whom it is for')
    .requiredOption('--not-after <instant>', 'it works until here, such as 2026-11-22T02:00:00+01:00')
    .option('--not-before <instant>', 'it works from here on')
    .option('--show-at <instant>', 'when the event begins; what is published earlier is a rehearsal')
    .option('--network <cidr...>', 'allowed networks, such as 192.0.2.0/24')
    .option('--contact <text>', 'whom the guests ask when something does not work')
    .description('invite a guest crew to publish to a stream; prints the link to their page, once')
    .action(async (stream: string, label: string, given: InvitationOptions, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, streams, stream) } };
      const { contact = '', notBefore = null, showAt = null, notAfter, network: networks = [] } = given;
      const body = { label, contact, notBefore, showAt, notAfter, networks, expiresAfterBroadcast: false };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/streams/{id}/invitations', { params, body })));
    });
}
