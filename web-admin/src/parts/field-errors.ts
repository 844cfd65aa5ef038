import { ApiError } from '../api/client.js';
import type { Texts } from '../i18n/en.js';

/** What the API says of single fields: path -> message, in the reader's language. Empty for any other failure. */
export function fieldErrors(error: unknown, t: Texts): Map<string, string> {
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return new Map(errors.map(({ path, message }) => [path, fieldMessage(message, t)]));
}

/** One such message: what zod says by itself (version 4) in words for people, the rest as the texts have it. */
export function fieldMessage(message: string, t: Texts): string {
  for (const [pattern, say] of zodMessages) {
    const found = pattern.exec(message);
    if (found !== null) return say(t.form, found[1] ?? '');
  }
  return t.fromApi.field(message);
}

const zodMessages: readonly [RegExp, (form: Texts['form'], limit: string) => string][] = [
  [/^Invalid input: expected .+, received (?:undefined|null)$/, (form) => form.required],
  [/^Too small: expected string to have >=1 characters$/, (form) => form.required],
  [/^Too small: expected string to have >=(\d+) characters$/, (form, count) => form.minLength(Number(count))],
  [/^Too big: expected string to have <=(\d+) characters$/, (form, count) => form.maxLength(Number(count))],
  [/^Too small: expected array to have >=(\d+) items$/, (form, count) => form.minItems(Number(count))],
  [/^Too big: expected array to have <=(\d+) items$/, (form, count) => form.maxItems(Number(count))],
  [/^Too small: expected \w+ to be >=?(-?[\d.]+)$/, (form, limit) => form.min(limit)],
  [/^Too big: expected \w+ to be <=?(-?[\d.]+)$/, (form, limit) => form.max(limit)],
  [/^Invalid input: expected int, received number$/, (form) => form.integer],
  [/^Invalid email address$/, (form) => form.email],
  [/^Invalid URL$/, (form) => form.url],
  [/^Invalid ISO datetime$/, (form) => form.moment],
];
