import { Initial0001 } from './0001-initial.js';

/** Every migration in order, explicitly: a glob would also pick up what a build left behind. */
export const migrations = [Initial0001];
