import { z } from 'zod';
import { de } from '../i18n/de.js';
import { en } from '../i18n/en.js';
import { fieldMessage } from './field-errors.js';

/** What zod says of a value. */
const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? '';

describe('what the API says of a field', () => {
  it.each<[string, string, string]>([
    ['missing', said(z.string(), undefined), en.form.required],
    ['empty', said(z.string().min(1), ''), en.form.required],
    ['too short', said(z.string().min(3), 'a'), en.form.minLength(3)],
    ['too long', said(z.string().max(3), 'long'), en.form.maxLength(3)],
    ['too small', said(z.number().min(-1.5), -2), en.form.min('-1.5')],
    ['too big', said(z.number().max(10), 11), en.form.max('10')],
    ['not whole', said(z.int(), 1.5), en.form.integer],
    ['too few', said(z.array(z.string()).min(2), []), en.form.minItems(2)],
    ['too many', said(z.array(z.string()).max(1), ['a', 'b']), en.form.maxItems(1)],
    ['no mail address', said(z.email(), 'x'), en.form.email],
    ['no address', said(z.url(), 'x'), en.form.url],
    ['no moment', said(z.iso.datetime(), 'x'), en.form.moment],
    ['what portier says itself', 'taken by another stream', 'taken by another stream'],
  ])('%s, in words for people', (_, message, expected) => expect(fieldMessage(message, en)).toBe(expected));

  it('is said in German on German pages', () => {
    expect(fieldMessage('taken by another stream', de)).toBe('hat schon ein anderer Stream');
    expect(fieldMessage('of a newer portier', de)).toBe('of a newer portier');
  });
});
