import { z } from 'zod';

/** A megabyte is about 4,000 streams. */
const maximalFileCharacters = 2_000_000;

const fileText = z
  .string()
  .min(1)
  .max(maximalFileCharacters)
  .describe('YAML 1.2 or JSON of kind `portier/v1` (docs/apply.md).');
const prune = z.boolean().default(false).describe('Delete what a list of the file does not name.');
const secrets = z
  .record(z.string().max(64), z.string().max(4096))
  .default({})
  .describe('What `secretFrom` names in the file stand for.');

export const planBody = z.strictObject({ file: fileText, prune, secrets }).meta({ id: 'PlanDraft' });
export type PlanBody = z.infer<typeof planBody>;

export const applyBody = planBody
  .extend({ planHash: z.string().min(1).max(128).describe('`hash` of the plan that was looked at.') })
  .meta({ id: 'ApplyDraft' });
export type ApplyBody = z.infer<typeof applyBody>;

const change = z.object({
  path: z.string().describe('Field, such as `title` or `fields.segmentSeconds`.'),
  before: z.unknown().optional().describe('Absent: it was not set.'),
  after: z.unknown().optional().describe('Absent: it goes. A secret is `{"$secret": "given" | "made" | "kept"}`.'),
});

const stepView = z.object({
  action: z.enum(['create', 'change', 'delete']),
  kind: z.enum([
    ...([
      'application',
      'stream',
      'key',
      'configuration',
      'mediaServer',
      'group',
      'member',
      'grants',
      'quota',
    ] as const),
    ...(['alertDestination', 'alertRule'] as const),
  ]),
  name: z.string(),
  stream: z.string().nullable().describe('Name of the stream it belongs to.'),
  changes: z.array(change),
  line: z.int().nullable().describe('Where the file says so.'),
});
export type StepView = z.infer<typeof stepView>;

const cutView = z.object({
  what: z.enum(['task', 'publisher']),
  streamId: z.uuid(),
  stream: z.string(),
  type: z.string().nullable(),
  configuration: z.string().nullable(),
  reason: z.string(),
});

export const planView = z
  .object({
    hash: z.string().describe('For `POST /apply`.'),
    steps: z.array(stepView).describe('Empty: nothing would change.'),
    cuts: z.array(cutView).describe('Running tasks and live publishers that would be ended or interrupted.'),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof planView>;

export const appliedView = planView
  .extend({
    newKeys: z
      .array(z.object({ stream: z.string(), label: z.string(), key: z.string() }))
      .describe('Publish keys that were made: shown this once, never again.'),
    newSecrets: z
      .array(z.object({ destination: z.string(), secret: z.string() }))
      .describe('What deliveries of alert webhooks that were made are signed with: shown this once, never again.'),
  })
  .meta({ id: 'Applied' });
export type AppliedView = z.infer<typeof appliedView>;

export const exportQuery = z.object({ format: z.enum(['yaml', 'json']).default('yaml') });
export type ExportQuery = z.infer<typeof exportQuery>;
