import { Initial0001 } from './0001-initial.js';
import { Publications0002 } from './0002-publications.js';
import { PullLeases0003 } from './0003-pull-leases.js';
import { Placement0004 } from './0004-placement.js';
import { Legacy0005 } from './0005-legacy.js';
import { Accounts0006 } from './0006-accounts.js';
import { Rights0007 } from './0007-rights.js';
import { Audit0008 } from './0008-audit.js';
import { Health0009 } from './0009-health.js';
import { Invitations0010 } from './0010-invitations.js';
import { Idempotency0011 } from './0011-idempotency.js';
import { Directors0012 } from './0012-directors.js';
import { Probes0014 } from './0014-probes.js';
import { Edges0015 } from './0015-edges.js';
import { Versions0016 } from './0016-versions.js';
import { Facts0017 } from './0017-facts.js';

/** Every migration in order, explicitly: a glob would also pick up what a build left behind. */
export const migrations = [
  Initial0001,
  Publications0002,
  PullLeases0003,
  Placement0004,
  Legacy0005,
  Accounts0006,
  Rights0007,
  Audit0008,
  Health0009,
  Invitations0010,
  Idempotency0011,
  Directors0012,
  Probes0014,
  Edges0015,
  Versions0016,
  Facts0017,
];
