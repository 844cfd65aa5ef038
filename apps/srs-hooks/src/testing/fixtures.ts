import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request of a real SRS 7.0.18 as recorded (test-fixtures/srs-hooks.ndjson; srs-observed.md says how). */
export interface RecordedHook {
  scenario: string;
  hook: string;
  path: string;
  headers: [string, string][];
  body: string;
  bodyBase64?: string;
}

export function recordedHooks(): RecordedHook[] {
  return readFileSync(join(import.meta.dirname, '../../test-fixtures/srs-hooks.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedHook);
}

/** The body byte for byte, also where it is not valid UTF-8. */
export function bytesOf(recorded: RecordedHook): Buffer {
  return recorded.bodyBase64 === undefined ? Buffer.from(recorded.body) : Buffer.from(recorded.bodyBase64, 'base64');
}
