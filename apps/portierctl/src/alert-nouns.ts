import type { ApiSchemas } from '@app/contract';
import { sortedBy, type Noun } from './noun.js';

export const alertDestinations: Noun<ApiSchemas['AlertDestination']> = {
  command: 'alert-destinations',
  one: 'alert destination',
  description: 'Where alerts go: webhooks, mails, chats',
  path: '/api/v1/alert-destinations',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'KIND', text: ({ kind }) => kind },
    { title: 'TO', text: ({ host, mailTo }) => host ?? mailTo },
    { title: 'ENABLED', text: ({ enabled }) => enabled },
    { title: 'RULES', text: ({ ruleCount }) => ruleCount },
    { title: 'FAILING SINCE', text: ({ failingSince }) => failingSince },
    { title: 'LAST ERROR', text: ({ lastError }) => lastError },
  ],
  filters: [sortedBy('name or createdAt')],
  ...{ canShow: true, canDelete: true, isNamed: true },
};

export const alertRules: Noun<ApiSchemas['AlertRule']> = {
  command: 'alert-rules',
  one: 'alert rule',
  description: 'What is told to which destination',
  path: '/api/v1/alert-rules',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'DESTINATION', text: ({ destination }) => destination.name },
    { title: 'ENABLED', text: ({ enabled }) => enabled },
    { title: 'EVENTS', text: ({ events }) => events.join(',') },
    {
      title: 'OF',
      text: ({ streamIds, applicationIds }) =>
        streamIds.length + applicationIds.length === 0
          ? 'everything'
          : `${streamIds.length} streams, ${applicationIds.length} applications`,
    },
  ],
  filters: [sortedBy('name or createdAt')],
  ...{ canShow: true, canDelete: true, isNamed: true },
};

export const alertDeliveries: Noun<ApiSchemas['AlertDelivery']> = {
  command: 'alert-deliveries',
  one: 'alert delivery',
  description: 'What was sent, and what became of it',
  path: '/api/v1/alert-deliveries',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'WHEN', text: ({ createdAt }) => createdAt },
    { title: 'DESTINATION', text: ({ destination }) => destination.name },
    {
      title: 'EVENT',
      text: ({ type, eventCount }) => (eventCount === 1 ? type : `${type} and ${eventCount - 1} more`),
    },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'ATTEMPTS', text: ({ attempts }) => attempts },
    { title: 'ANSWER', text: ({ answerCode }) => answerCode },
    { title: 'ERROR', text: ({ error }) => error },
  ],
  filters: [
    { flags: '--state <state>', description: 'pending, delivered or failed', query: 'state' },
    { flags: '--destination <id>', description: 'only to this destination', query: 'destinationId' },
    { flags: '--rule <id>', description: 'only of this rule', query: 'ruleId' },
    sortedBy('createdAt'),
  ],
  canShow: true,
};
