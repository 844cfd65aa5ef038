/** An agent. `draining` takes nothing new; `gone` is retired and refused. */
export const conciergeStates = ['active', 'draining', 'gone'] as const;
export type ConciergeState = (typeof conciergeStates)[number];

/** An agent that has not been heard of for this long is shown as offline; its leases are about to expire. */
export const offlineAfterMs = 8_000;
