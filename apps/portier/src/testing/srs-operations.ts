import fc from 'fast-check';
import type { Operation } from './srs-model.js';

const choice = fc.nat(999);
const server = fc.nat(1);
const slot = fc.nat(3);
const stream = fc.nat(1);

const publish = fc.record({ kind: fc.constant('publish' as const), server, slot, stream, byKey: fc.boolean() });
const publishByName = publish.map((operation) => ({ ...operation, byKey: false }));
const encoders = [
  fc.record({ kind: fc.constant('unpublish' as const), server, slot, staysConnected: fc.boolean() }),
  fc.record({ kind: fc.constant('restart' as const), server }),
] as const;
const portier = [
  fc.record({ kind: fc.constant('arrive' as const), which: choice, again: fc.boolean() }),
  fc.record({ kind: fc.constant('arrive' as const), which: choice, again: fc.constant(false) }),
  fc.record({ kind: fc.constant('lose' as const), which: choice }),
  fc.record({ kind: fc.constant('look' as const), server }),
] as const;
const disconnect = fc.record({ kind: fc.constant('disconnect' as const), works: fc.boolean() });
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 1_000, 6_000, 31_000) });
const silence = fc.record({ kind: fc.constant('freeze' as const), server, slot });
const operators = fc.record({ kind: fc.constant('switch' as const), stream, isEnabled: fc.boolean() });

/** Everything that happens. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  ...[publish, publish, ...encoders, ...portier, silence, operators, disconnect, wait],
);

/** Only what gives nobody a reason to be disconnected: one name a stream, no silence, nothing switched off. */
export const harmlessOperation: fc.Arbitrary<Operation> = fc.oneof(
  ...[publishByName, publishByName, ...encoders, ...portier, wait],
);

/** What needs no time to pass. */
export const timelessOperation: fc.Arbitrary<Operation> = fc.oneof(
  ...[publish, publish, ...encoders, ...portier, operators, disconnect],
);
