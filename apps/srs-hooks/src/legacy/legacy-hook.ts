import { namePattern } from '@app/contract';
import type { MediaHook } from '../verdicts/media-hook.js';

/** What the older system wanted to see in a hook, whatever it was about (reference-systems.md D1). */
const wantedFields = ['app', 'stream', 'param'];

/** Whether the body is JSON at all: the older system told that apart. */
export function isJson(body: string): boolean {
  return parse(body) !== undefined;
}

export function hasWantedFields(body: string): boolean {
  const fields = parse(body);
  if (typeof fields !== 'object' || fields === null) return false;
  return wantedFields.every((name) => Object.hasOwn(fields, name));
}

/**
 * The hook with the application the older system saw: the part before the first slash, as OvenMediaEngine sends
 * `app/stream` (reference-systems.md D2). What follows must be names too: `live/../..` is a path to the media server.
 */
export function withFirstPartOfApplication(hook: MediaHook): MediaHook {
  const [application = '', ...others] = hook.application.split('/');
  return others.every((part) => part === '' || namePattern.test(part)) ? { ...hook, application } : hook;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
