import { germanAccountTexts } from './de/account.js';
import { alertsDe } from './de/alerts.js';
import { auditTexts } from './de/audit.js';
import { configurationTexts } from './de/configurations.js';
import { dryRunTexts } from './de/dry-runs.js';
import { edges } from './de/edges.js';
import { fileTexts } from './de/files.js';
import { frameTexts } from './de/frame.js';
import { fromApi } from './de/from-api.js';
import { guestTexts } from './de/guest.js';
import { installationTexts } from './de/installation.js';
import { invitationTexts } from './de/invitations.js';
import { machineTexts } from './de/machines.js';
import { overviewTexts } from './de/overview.js';
import { publishTexts } from './de/publish.js';
import { streamTexts } from './de/streams.js';
import { germanTaskTexts } from './de/task-types.js';
import { taskTexts } from './de/tasks.js';
import { userTexts } from './de/users.js';
import type { Texts } from './en.js';

export const de: Texts = {
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
  account: germanAccountTexts,
  edges,
  fromApi,
  taskTexts: germanTaskTexts,
  alerts: alertsDe,
};
