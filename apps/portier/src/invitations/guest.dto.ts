import { audioLevel, refusalReasons } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { phases } from './invitation.js';
import { advices, aspects } from './signal.js';

const check = z
  .object({
    aspect: z.enum(aspects),
    verdict: z.enum(['good', 'warn', 'unknown']).describe('`unknown`: not measured, or not yet.'),
    value: z
      .union([z.string(), z.number()])
      .nullable()
      .describe('Codec, `1280x720`, pictures a second, bit/s, milliseconds, Hz or peak dBFS, by the aspect.'),
    advice: z.enum(advices).nullable().describe('What is not right.'),
  })
  .meta({ id: 'SignalCheck' });

/** `waiting`: nobody has published yet. `arriving`: let in, no media seen yet. */
export const signalStates = ['waiting', 'arriving', 'live', 'ended'] as const;

const signal = z.object({
  state: z.enum(signalStates),
  since: moment.nullable(),
  from: z.string().nullable().describe('Address the encoder publishes from.'),
  endReason: z.string().nullable(),
  isMeasured: z.boolean().describe('Whether something looks into the signal: keyframes and levels are known then.'),
  hasPicture: z.boolean(),
  level: audioLevel.nullable().describe('Level of the sound over about the last second, dBFS; -120 is silence.'),
  checks: z.array(check),
});

const attempt = z.object({
  at: moment,
  reason: z.enum(refusalReasons),
  from: z.string().describe('Address the encoder came from; empty when it is not known.'),
});

export const guestView = z
  .object({
    label: z.string(),
    contact: z.string(),
    stream: z.string().describe('Title of the stream, or its name.'),
    phase: z.enum(phases),
    notBefore: moment.nullable(),
    showAt: moment.nullable(),
    notAfter: moment,
    networks: z.array(z.string()).describe('From where it may be published; empty = from anywhere.'),
    now: moment.describe('The time here, for guests whose clock is wrong.'),
    publish: z
      .object({ server: z.string(), key: z.string() })
      .nullable()
      .describe('Only while the invitation is open.'),
    signal,
    refusals: z.array(attempt).describe('The last attempts with this key that were refused, newest first.'),
  })
  .meta({ id: 'GuestView' });
export type GuestView = z.infer<typeof guestView>;
