import { accountTexts } from './en/account.js';
import { alertsEn } from './en/alerts.js';
import { auditTexts } from './en/audit.js';
import { configurationTexts } from './en/configurations.js';
import { dryRunTexts } from './en/dry-runs.js';
import { edges } from './en/edges.js';
import { fileTexts } from './en/files.js';
import { frameTexts } from './en/frame.js';
import { guestTexts } from './en/guest.js';
import { installationTexts } from './en/installation.js';
import { invitationTexts } from './en/invitations.js';
import { machineTexts } from './en/machines.js';
import { overviewTexts } from './en/overview.js';
import { publishTexts } from './en/publish.js';
import { streamTexts } from './en/streams.js';
import { taskTexts } from './en/tasks.js';
import { userTexts } from './en/users.js';

/** Every text of the admin pages, a file for each thing they are about. `de.ts` has the same shape: a missing text fails the type check. */
export const en = {
  ...frameTexts,
  ...overviewTexts,
  ...streamTexts,
  ...publishTexts,
  ...configurationTexts,
  ...dryRunTexts,
  ...taskTexts,
  ...machineTexts,
  ...installationTexts,
  ...userTexts,
  ...guestTexts,
  ...invitationTexts,
  ...auditTexts,
  ...fileTexts,
  account: accountTexts,
  edges,
  /** What Portier answers when it refuses; in English it is shown as it comes. */
  fromApi: {
    refusal: ({ detail }: { code: string; detail: string }): string => detail,
    field: (message: string): string => message,
    /** Why a task failed, as its agent says it. */
    task: (sentence: string): string => sentence,
  },
  /** What Portier itself says of task types; in English it is shown as it comes. */
  taskTexts: {} as Readonly<Record<string, string>>,
  alerts: alertsEn,
};

export type Texts = typeof en;
