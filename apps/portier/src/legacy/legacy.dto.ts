import { uuid } from '@app/contract';
import { z } from 'zod';
import { conciergeDraft } from '../concierges/concierges.dto.js';

const slots = z.int().min(1).max(1_000);

export const identityDraft = conciergeDraft
  .extend({
    slots: slots.default(20).describe('Tasks it may run at once: the agent itself knows no limit.'),
    identity: uuid.optional().describe('Its present CONCIERGE_IDENTITY, to keep it; else a new one is made.'),
  })
  .meta({ id: 'LegacyIdentityDraft' });

/** The identity is the agent's secret: answered once and never again. */
export const createdIdentity = z
  .object({ id: uuid, name: z.string(), slots, identity: uuid })
  .meta({ id: 'CreatedLegacyIdentity' });
