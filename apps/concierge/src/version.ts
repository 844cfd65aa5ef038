import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Version of this software as portier shows it: of the nearest package.json that is portier's. */
export const softwareVersion: string = findVersion(import.meta.dirname);

function findVersion(folder: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    if (name === 'portier' && typeof version === 'string') return version;
  } catch {
    // No package.json here; the next folder up may have one.
  }
  return dirname(folder) === folder ? 'unknown' : findVersion(dirname(folder));
}
