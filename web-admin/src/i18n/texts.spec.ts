import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { de } from './de.js';
import { en } from './en.js';

/** Words that are the same in both languages, by the reason why. `x` stands for what is filled in. */
const sameInBoth: Record<string, string[]> = {
  'names of products, programs and formats': [
    ...[
      'Portier',
      'PostgreSQL',
      'Redis',
      'Node.js',
      'Director x',
      'Slack',
      'Discord',
      'Matrix',
      'OBS',
      'vMix',
      'ffmpeg',
    ],
    ...['CSV', 'YAML', 'JSON'],
  ],
  'units and abbreviations': ['s', 'CPU'],
  'words that German uses as they are': [
    ...[
      'Live',
      'Stream',
      'Streams',
      'System',
      'Name',
      'Token',
      'Server',
      'Labels',
      'Agent',
      'Lease',
      'Online',
      'Offline',
    ],
    ...[
      'Origin',
      'Edge',
      'Edges',
      'Directors',
      'Region',
      'Software',
      'Version',
      'Version x',
      'Person',
      'Administrator',
      'Mail',
      'Link',
      'Installation',
      'Export',
    ],
    ...['Import', 'Plan', 'in x'],
  ],
};

type Leaf = [path: string, text: unknown];

function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** Without those that Portier says itself: they are compared with its schemas. */
const textsOf = (texts: object) => leavesOf(texts).filter(([path]) => !/^(taskTexts|fromApi)/.test(path));

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|^i18n\/(en|de)/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/**
 * A text is used by its full name (`t.tasks.fps`, or `tasks.fps` of what was taken out of `t`), or by a name above it that is
 * looked into with a word of the moment (`t.taskState[state]`) or handed on whole (`t.common.units`).
 */
function isUsed(path: string): boolean {
  const parts = path.split('.');
  const names = parts.map((_, end) => parts.slice(0, end + 1).join('\\??\\.\\s*')).reverse();
  return names.some((name, above) => {
    const pattern = above === 0 ? `(?<![\\w-])${name}\\b` : `\\b(?:t|texts)\\s*\\.${name}(?![\\w.?]|\\s*\\.)`;
    return new RegExp(pattern).test(sources);
  });
}

describe('the texts of the pages', () => {
  it('are there in both languages', () => {
    const paths = (texts: object) => textsOf(texts).map(([path]) => path);
    expect(paths(de).sort()).toEqual(paths(en).sort());
  });

  it('are all used', () => {
    expect(textsOf(en).flatMap(([path]) => (isUsed(path) ? [] : [path]))).toEqual([]);
  });

  it('are not empty', () => {
    const empty = [...textsOf(en), ...textsOf(de)].filter(([, text]) => typeof text === 'string' && text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('differ between the languages, or there is a reason', () => {
    const german = new Map(textsOf(de).map(([path, text]) => [path, shown(text)]));
    const same = textsOf(en).flatMap(([path, text]) =>
      german.get(path) === shown(text) && shown(text) !== '' ? [shown(text)] : [],
    );
    const known = Object.values(sameInBoth).flat();
    expect([...new Set(same)].filter((text) => !known.includes(text))).toEqual([]);
    expect(known.filter((text) => !same.includes(text))).toEqual([]);
  });
});

/** A text as it is read; a function of it with something filled in. */
function shown(text: unknown): string {
  if (typeof text !== 'function') return String(text);
  const facts = new Proxy({}, { get: () => 'x' });
  return String(
    (text as (...facts: unknown[]) => unknown)(
      ...(text.length === 1 && /^\(\{/.test(String(text)) ? [facts] : ['x', 'x', 'x', 'x']),
    ),
  );
}
