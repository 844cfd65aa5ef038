import { Initial0001 } from './0001-initial.js';
import { Publications0002 } from './0002-publications.js';
import { PullLeases0003 } from './0003-pull-leases.js';
import { Placement0004 } from './0004-placement.js';
import { Legacy0005 } from './0005-legacy.js';

/** Every migration in order, explicitly: a glob would also pick up what a build left behind. */
export const migrations = [Initial0001, Publications0002, PullLeases0003, Placement0004, Legacy0005];
