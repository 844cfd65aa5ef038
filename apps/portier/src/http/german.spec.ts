import { errorFacts } from '@app/contract';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  portierFieldSentences,
  portierSentences,
  problemCodes,
} from '../../../../web-admin/src/i18n/de/portier-sentences.js';

/** What only programs are told: agents, edges, directors, scripts. */
const forPrograms =
  /^(bootstrap|feeds|idempotency|leases|legacy)\/|(guard|unknown-routes\.plugin|admin-pages\.plugin|field-validation)\.ts$/;
/** What the files page shows as it is, with the line it is in: the file is written in English words, too. */
const ofFiles = /^apply\//;

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(service-)?spec\.|testing\/|generated\//.test(file))
  .map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')]);

const literal = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|` + '`(?:[^`\\\\]|\\\\.)*`)';
const text = `${literal}(?:\\s*\\+\\s*${literal})*`;

/** Sentences that are put together in the source, by how they are found there. */
const built: Readonly<Record<string, string[]>> = {
  '{} Stop publishing first.': ['Stream "{}" is live: its name and application are in use. Stop publishing first.'],
  // audit/undo-rules.ts
  'Since then {} changed{}; undo that first, or change it by hand.': [
    'Since then {} changed, last by {}; undo that first, or change it by hand.',
    'Since then {} changed; undo that first, or change it by hand.',
  ],
};

/** Every text that a pattern captures, with `{}` for what is filled in. */
function textsOf(pattern: string, isLeftOut: RegExp): string[] {
  return sources
    .filter(([file]) => !isLeftOut.test(file))
    .flatMap(([, source]) => [...source.matchAll(new RegExp(pattern, 'g'))])
    .map(([, written = '']) =>
      [...written.matchAll(new RegExp(literal, 'g'))]
        .map(([piece]) => piece.slice(1, -1).replace(/\$\{[^}]*\}/g, '{}'))
        .join(''),
    );
}

const everything = sources.map(([, source]) => source).join('\n');

describe('what portier answers when it refuses', () => {
  const refusals = textsOf(`new PortierError\\(\\s*'\\w+',\\s*(${text})`, forPrograms).filter(
    (sentence) => !Object.keys(built).includes(sentence),
  );

  it('is found in its source', () => expect(refusals.length).toBeGreaterThan(60));

  it('is there in German', () => {
    expect(refusals.filter((sentence) => portierSentences[sentence] === undefined)).toEqual([]);
  });

  it('is there in German for each field', () => {
    const messages = textsOf(`\\bmessage: (${text})`, new RegExp(`${ofFiles.source}|${forPrograms.source}`));
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter((message) => portierFieldSentences[message] === undefined)).toEqual([]);
  });

  it('has a meaning in German for each code', () => {
    expect(Object.keys(problemCodes).sort()).toEqual(Object.keys(errorFacts).sort());
  });

  it('is translated only where it exists', () => {
    const known = new Set([...refusals, ...Object.values(built).flat()]);
    const isSaid = (sentence: string) => sentence.split('{}').every((part) => everything.includes(part));
    expect(Object.keys(portierSentences).filter((sentence) => !known.has(sentence) && !isSaid(sentence))).toEqual([]);
  });
});
