import type { Rolldown } from 'vite';

/**
 * Puts everything that every page needs into one file, beside the pages' own chunks: on a slow line over HTTP/1.1 sixty small files take ten
 * round trips. React is one more, which is evaluated in a task of its own (src/start.ts).
 */
export function firstLoad(): Rolldown.CodeSplittingOptions {
  const known = new Map<string, boolean>();
  const isNeededAtOnce = (id: string, graph: Graph): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    if (/\/web-admin\/src\/main\.tsx$/.test(id)) return true;
    // Until it is known: modules may import each other.
    known.set(id, false);
    const importers = graph.getModuleInfo(id)?.importers ?? [];
    const isNeeded = importers.some((one) => isNeededAtOnce(one, graph));
    known.set(id, isNeeded);
    return isNeeded;
  };
  return {
    groups: [
      // Of its own: `start.ts` waits for the rest, which needs it too.
      { name: 'preload', test: /vite\/preload-helper/, priority: 3 },
      { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
      {
        name: (id, graph) => (isNeededAtOnce(id, graph) ? 'controls' : null),
        test: /\/node_modules\/@(mantine|floating-ui)\/|\/web-admin\/src\/theme\.ts$/,
        priority: 2,
      },
      { name: (id, graph) => (isNeededAtOnce(id, graph) ? 'first' : null), priority: 1 },
      // What many pages are made of; else each page would be a dozen files of a kilobyte.
      { name: 'parts', test: /\/src\/(?!pages)|\/node_modules\//, minShareCount: 3 },
    ],
  };
}

interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}
