import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Packages with one index of hundreds of files. Each file is free of side effects. */
const indexes = ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'];

/**
 * `import { Button } from '@mantine/core'` becomes an import of the file that has it: for the bundler, whoever needs one thing of an index needs
 * all that anybody takes from it, so that parts of one distant page would come with the first.
 */
export function directImports(): Plugin {
  const homes = new Map<string, Map<string, Home>>();
  const statement = new RegExp(`import \\{([^}]*)\\} from ["'](${indexes.join('|')})["'];?`, 'g');
  return {
    name: 'direct-imports',
    apply: 'build',
    // After types are gone.
    enforce: 'post',
    async buildStart() {
      for (const name of indexes) {
        const index = await this.resolve(name);
        if (index === null) throw new Error(`${name} is not installed`);
        homes.set(name, homesIn(index.id));
      }
    },
    transform: (code) => {
      if (!indexes.some((name) => code.includes(name))) return null;
      const changed = code.replace(statement, (_whole, names: string, index: string) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => direct(name, homes.get(index), index))
          .join(' '),
      );
      return changed === code ? null : { code: changed, map: null };
    },
  };
}

interface Home {
  file: string;
  /** What it is called there. */
  name: string;
}

/** @param wish `Name` or `Name as local` */
function direct(wish: string, homes: ReadonlyMap<string, Home> | undefined, index: string): string {
  const [name, local = name] = wish.split(/\s+as\s+/) as [string, string?];
  const home = homes?.get(name);
  if (home === undefined) throw new Error(`${index} does not export "${name}"`);
  return `import { ${home.name} as ${local} } from ${JSON.stringify(home.file)};`;
}

/** Where an index has its names from: it says `import { a, b as c } from "./a.mjs"` or `export { default as a } from './a.mjs'`. */
function homesIn(file: string): Map<string, Home> {
  const homes = new Map<string, Home>();
  for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(/\{([^}]*)\} from ["']([^"']+)["']/g)) {
    for (const one of names.split(',')) {
      const [there = '', here = there] = one.trim().split(/\s+as\s+/);
      // A name of another package stays one.
      homes.set(here, { file: from.startsWith('.') ? join(dirname(file), from) : from, name: there });
    }
  }
  return homes;
}
