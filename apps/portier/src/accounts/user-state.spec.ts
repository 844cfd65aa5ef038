import { advance, transitions, userStates, type UserEvent, type UserState } from './user-state.js';

describe('the state of a user', () => {
  it.each<[string, UserEvent[], UserState]>([
    ['registers and confirms', ['confirm'], 'active'],
    ['registers, confirms and is approved', ['confirm_for_approval', 'approve'], 'active'],
    ['waits for approval after confirming', ['confirm_for_approval'], 'pending'],
    ['is approved before confirming', ['approve'], 'active'],
    ['confirms twice', ['confirm_for_approval', 'confirm'], 'pending'],
    ['is refused', ['confirm_for_approval', 'disable'], 'disabled'],
    ['is disabled and tries its old link', ['disable', 'confirm'], 'disabled'],
    ['is disabled, and an old approval arrives', ['disable', 'approve'], 'disabled'],
    ['is let in again', ['disable', 'enable'], 'active'],
  ])('%s', (_, events, expected) => {
    expect(events.reduce(advance, 'unconfirmed' as UserState)).toBe(expected);
  });

  it('has a line for each state', () => expect(Object.keys(transitions)).toEqual([...userStates]));
});
