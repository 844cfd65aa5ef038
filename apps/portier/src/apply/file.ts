import { applicationName, instant, languages, streamName, visibility } from '@app/contract';
import { z } from 'zod';
import { destinationKinds } from '../alerts/alert.js';
import { destinationDraft } from '../alerts/destinations/destinations.dto.js';
import { ruleChange, ruleDraft } from '../alerts/rules/rules.dto.js';
import { publishKeyDraft } from '../publish-keys/publish-keys.dto.js';
import { rights } from '../rights/right.js';

/**
 * What `POST /plan` and `POST /apply` read and `GET /export` writes (docs/apply.md). Things are known by their names. What is
 * absent stays as it is; a list that is there names all there shall be, if `prune` is asked for.
 */
export const fileKind = 'portier/v1';

const name = z.string().min(1).max(100);
const secretName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'use letters, digits and "_"')
  .describe('Name of a secret that is given beside the file.');

const grant = z
  .strictObject({
    user: name.optional(),
    group: name.optional(),
    rights: z.array(z.enum(rights)).min(1).max(4),
  })
  .refine(({ user, group }) => (user === undefined) !== (group === undefined), {
    path: ['user'],
    message: 'give either a user or a group',
  });
const grants = z.array(grant).max(1_000);

const key = z
  .strictObject({
    label: z.string().trim().max(100).default(''),
    notBefore: instant.nullable().optional(),
    notAfter: instant.nullable().optional(),
    networks: publishKeyDraft.shape.networks.unwrap().optional(),
    secret: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,128}$/, 'use 16 to 128 letters, digits, "-" or "_"')
      .optional()
      .describe('The key itself. Absent: one is made and answered once.'),
    secretFrom: secretName.optional(),
  })
  .refine(({ secret, secretFrom }) => secret === undefined || secretFrom === undefined, {
    path: ['secretFrom'],
    message: 'give either secret or secretFrom',
  });

const configuration = z.strictObject({
  type: z.string().min(1).max(64),
  name: z.string().trim().max(100).default(''),
  enabled: z.boolean().optional(),
  replicas: z.int().min(1).max(4).optional(),
  labels: z.record(z.string().min(1).max(64), z.string().max(128)).optional(),
  fields: z
    .record(z.string().max(64), z.unknown())
    .optional()
    .describe('Fields that are absent stay as they are. A secret is a text or `{secretFrom: <name>}`.'),
  grants: grants.optional(),
});

const stream = z.strictObject({
  name: streamName,
  application: applicationName.optional(),
  title: z.string().trim().max(200).optional(),
  enabled: z.boolean().optional(),
  visibility: visibility.optional(),
  owner: name.nullable().optional().describe('Name of a user; for administrators.'),
  keys: z.array(key).max(100).optional(),
  configurations: z.array(configuration).max(200).optional(),
  grants: grants.optional(),
});

const alertRule = z.strictObject({
  ...ruleChange.omit({ destinationId: true, streamIds: true, applicationIds: true }).shape,
  name: ruleDraft.shape.name,
  streams: z.array(name).max(500).optional().describe('Only these, by name.'),
  applications: z.array(name).max(100).optional().describe('Only streams of these, by name.'),
});

const alertDestination = z.strictObject({
  name: destinationDraft.shape.name,
  kind: z.enum(destinationKinds),
  enabled: z.boolean().optional(),
  language: z.enum(languages).optional(),
  url: z
    .union([z.string().max(2_000), z.strictObject({ secretFrom: secretName })])
    .optional()
    .describe('Where it is posted to. Absent: it stays. An export never has it.'),
  mailTo: z.string().max(254).nullable().optional(),
  rules: z.array(alertRule).max(100).optional(),
});

const limit = z.int().min(0).max(1_000_000).nullable();
const quota = z.strictObject({ streams: limit, liveStreams: limit, targets: limit });

export const portierFile = z
  .strictObject({
    kind: z.literal(fileKind, `use ${fileKind}`),
    applications: z
      .array(z.strictObject({ name: applicationName, grants: grants.optional() }))
      .max(1_000)
      .optional(),
    streams: z.array(stream).max(10_000).optional(),
    mediaServers: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/, 'use the server_id of its configuration'),
          role: z.enum(['origin', 'edge']).optional(),
          rtmpUrl: z.string().regex(/^rtmps?:\/\/[A-Za-z0-9.[\]:_-]+$/, 'use rtmp://host:port without a path'),
          apiUrl: z.url({ protocol: /^https?$/, error: 'use http://host:port' }),
        }),
      )
      .max(1_000)
      .optional(),
    groups: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(64),
          members: z.array(name).max(10_000).optional(),
          quota: quota.optional(),
        }),
      )
      .max(1_000)
      .optional(),
    quotas: z
      .array(quota.extend({ user: name }))
      .max(10_000)
      .optional()
      .describe('Of single users.'),
    alertDestinations: z
      .array(alertDestination)
      .max(100)
      .optional()
      .describe('Those of the installation; what people have for themselves is theirs.'),
  })
  .meta({ id: 'PortierFile' });

export type PortierFile = z.infer<typeof portierFile>;
export type FileStream = z.infer<typeof stream>;
export type FileKey = z.infer<typeof key>;
export type FileConfiguration = z.infer<typeof configuration>;
export type FileGrant = z.infer<typeof grant>;
export type FileAlertDestination = z.infer<typeof alertDestination>;
export type FileAlertRule = z.infer<typeof alertRule>;
export type FileQuota = z.infer<typeof quota>;
