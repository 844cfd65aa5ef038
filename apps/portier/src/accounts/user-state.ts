/**
 * Whether a user may sign in.
 *
 *     unconfirmed --confirm--> active            (registered; the mail address is proved by its link)
 *     unconfirmed --confirmed, to be approved--> pending --approve--> active
 *     any         --disable--> disabled --enable--> active
 */
export const userStates = ['unconfirmed', 'pending', 'active', 'disabled'] as const;
export type UserState = (typeof userStates)[number];

export type UserEvent = 'confirm' | 'confirm_for_approval' | 'approve' | 'disable' | 'enable';

/** State -> event -> next state. What is missing changes nothing. */
export const transitions: Record<UserState, Partial<Record<UserEvent, UserState>>> = {
  unconfirmed: { confirm: 'active', confirm_for_approval: 'pending', approve: 'active', disable: 'disabled' },
  pending: { approve: 'active', disable: 'disabled' },
  active: { disable: 'disabled' },
  disabled: { enable: 'active' },
};

/** The state after an event; the same one when it says nothing to it. */
export function advance(state: UserState, event: UserEvent): UserState {
  return transitions[state][event] ?? state;
}
