import { z } from 'zod';
import { moment } from '../http/things.js';

export const settingsView = z
  .object({
    version: z.string(),
    nodeVersion: z.string(),
    items: z
      .array(
        z.object({
          name: z.string().describe('Environment variable.'),
          description: z.string(),
          value: z.string().nullable().describe('Null for a secret.'),
          isSecret: z.boolean(),
          isSet: z.boolean(),
          isDefault: z.boolean(),
        }),
      )
      .describe('Settings of the replica that answers.'),
    checks: z
      .array(z.object({ name: z.string(), problem: z.string().nullable().describe('Null = it answers.') }))
      .describe('What this replica needs.'),
    directors: z
      .array(z.object({ id: z.string(), lastReportAt: moment, isOnline: z.boolean() }))
      .describe('Directors that reported within a day.'),
  })
  .meta({ id: 'Settings' });
export type SettingsView = z.infer<typeof settingsView>;
