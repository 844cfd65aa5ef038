import { uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { targetCheckView, warningView } from '../probes/probes.dto.js';
import { agentVerdicts } from './dry-run.js';

export const dryRunDraft = z
  .strictObject({
    configurationId: uuid
      .optional()
      .describe('A stored configuration to begin with; what else is given takes its place.'),
    streamId: uuid.optional().describe('Needed without `configurationId`.'),
    type: z.string().max(64).optional().describe('Needed without `configurationId`: one of `GET /task-types`.'),
    fields: z
      .record(z.string().max(64), z.unknown())
      .default({})
      .describe('As in a configuration. Of a stored one a secret that is absent is taken from it.'),
    replicas: z.int().min(1).max(4).optional(),
    labels: z.record(z.string().min(1).max(64), z.string().max(128)).optional(),
  })
  .meta({ id: 'DryRunDraft' });
export type DryRunDraft = z.infer<typeof dryRunDraft>;

export const dryRunView = z
  .object({
    isPossible: z.boolean().describe('Enough agents can run it now, and the target did not refuse.'),
    neededAgents: z.int().describe('So many at once: its replicas.'),
    readyAgents: z.int(),
    skills: z.array(z.string()).describe('What an agent must have.'),
    agents: z
      .array(
        z.object({
          name: z.string(),
          verdict: z.enum(agentVerdicts),
          missing: z.array(z.string()).describe('Skills or labels it lacks.'),
        }),
      )
      .describe('At most 50, those that can run it first.'),
    command: z
      .array(z.string())
      .describe('What would run, with every secret masked and the addresses of the input made up.'),
    notices: z.array(z.string()).describe('Choices made for this input.'),
    input: z
      .object({
        source: z
          .enum(['probe', 'media_server', 'assumed'])
          .describe('Seen by a look, told by the media server, or nobody has seen it, so that the usual is taken.'),
        at: moment.nullable(),
      })
      .describe('What is known of the input.'),
    target: targetCheckView.nullable().describe('Null when it sends to no target.'),
    warnings: z.array(warningView),
  })
  .meta({ id: 'DryRun' });
export type DryRunView = z.infer<typeof dryRunView>;
