import { aGrant } from '../testing/fake-portier.js';
import { readAnswer } from './answer.js';

const frame = { conciergeId: '11111111-1111-4111-8111-111111111111', leaseTtlMs: 10_000, drain: false };
const taskId = 'aaaaaaaa-0000-4000-8000-000000000001';

it('reads an answer', () => {
  const good = aGrant();
  const stops = [{ taskId, leaseToken: 1, reason: 'moved' }];
  expect(readAnswer({ ...frame, grants: [good], stops })).toMatchObject({ grants: [good], stops, nameless: 0 });
});

it('keeps the good grants beside one that cannot be read, and names its fields without their values', () => {
  const wrong = aGrant();
  wrong.description.inputUrl = 7 as unknown as string;
  const answer = readAnswer({ ...frame, grants: [wrong, aGrant(), null, { leaseToken: 0 }], stops: [{}] });
  expect(answer?.grants).toHaveLength(1);
  expect(answer?.unreadable).toEqual([
    { taskId: wrong.description.taskId, leaseToken: 1, problem: 'description.inputUrl' },
  ]);
  expect(answer?.nameless).toBe(3);
});

it('ends a task whose stop has a reason it does not know, without ending the stream', () => {
  const answer = readAnswer({ ...frame, grants: [], stops: [{ taskId, leaseToken: 1, reason: 'eclipse' }] });
  expect(answer?.stops).toEqual([{ taskId, leaseToken: 1, reason: 'unknown' }]);
});

it.each([undefined, null, 'hello', {}, { ...frame }, { ...frame, grants: {}, stops: [] }, []])(
  'takes %j for no answer at all',
  (body) => expect(readAnswer(body)).toBeUndefined(),
);
