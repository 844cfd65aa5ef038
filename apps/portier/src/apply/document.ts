import type { z } from 'zod';
import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import { deepestNesting, unstorable } from '../http/storable.js';
import { portierFile, type PortierFile } from './file.js';

/** What the lexer says before the text of a scalar. */
const scalarMark = CST.SCALAR;

/** Where something is in the file, as lists and members: `['streams', 3, 'keys', 0]`. */
export type FilePath = readonly (string | number)[];

/** Something wrong in a file. `line` and `column` count from 1. */
export interface FileProblem {
  path: string;
  line: number;
  column: number;
  message: string;
}

/** A file that was read, and where each thing in it is. */
export interface PortierDocument {
  file: PortierFile;
  at(path: FilePath): Pick<FileProblem, 'path' | 'line' | 'column'>;
}

export type Parsed = { ok: true; document: PortierDocument } | { ok: false; problems: FileProblem[] };

/** Reads YAML 1.2 or JSON. Unknown members, doubled keys and names that are there twice are problems. */
export function parseFile(text: string): Parsed {
  const { line, column } = tooDeep(text) ?? {};
  if (line === undefined || column === undefined) return read(text);
  return { ok: false, problems: [{ path: '', line, column, message: `nested deeper than ${deepestNesting} levels` }] };
}

/**
 * Where brackets or dashes are nested without end. The parser takes seconds for some kilobytes of them, in which nothing else is
 * answered; the lexer goes through once.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
  let [flow, block, line, column, isText] = [0, 0, 1, 1, false];
  for (const token of new Lexer().lex(text)) {
    if (isText) isText = false;
    else if (token === scalarMark) isText = true;
    else if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow -= 1;
    else if (token === '-' || token === '?') block += 1;
    if (flow > deepestNesting || block > deepestNesting) return { line, column };
    const end = token.lastIndexOf('\n');
    if (end >= 0) [line, column, block] = [line + token.split('\n').length - 1, token.length - end, 0];
    else if (token !== scalarMark) column += token.length;
  }
  return undefined;
}

function read(text: string): Parsed {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    uniqueKeys: true,
    version: '1.2',
    prettyErrors: false,
  });
  const at = (path: FilePath) => ({ path: path.join('.'), ...positionOf(yaml, path, lines) });
  const problems = [...yaml.errors, ...yaml.warnings].map(({ pos, message }) => ({
    path: '',
    ...toPosition(lines.linePos(pos[0])),
    message,
  }));
  if (problems.length > 0) return { ok: false, problems };
  // Aliases would let a short file grow without bound.
  const alias = firstAlias(yaml.contents);
  if (alias !== undefined) {
    const position = toPosition(lines.linePos(alias));
    return { ok: false, problems: [{ path: '', ...position, message: 'aliases are not allowed here; write it out' }] };
  }
  const value: unknown = yaml.toJS();
  // `"\\0"` is written in harmless characters.
  const wrong = unstorable(value);
  if (wrong !== undefined) {
    const steps = wrong.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    return { ok: false, problems: [{ ...at(steps), message: wrong.message }] };
  }
  const parsed = portierFile.safeParse(value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, at)) };
  const doubled = doubledNames(parsed.data).map(({ path, message }) => ({ ...at(path), message }));
  return doubled.length > 0 ? { ok: false, problems: doubled } : { ok: true, document: { file: parsed.data, at } };
}

function problemsOf(issue: z.core.$ZodIssue, at: PortierDocument['at']): FileProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ ...at(path), message: issue.message }];
  return issue.keys.map((key) => ({ ...at([...path, key]), message: 'there is no such member' }));
}

function doubledNames({ applications, streams, mediaServers, groups, quotas }: PortierFile) {
  return [
    ...doubledIn(
      'applications',
      applications?.map(({ name }) => name),
    ),
    ...doubledIn(
      'streams',
      streams?.map(({ name }) => name),
    ),
    ...doubledIn(
      'mediaServers',
      mediaServers?.map(({ id }) => id),
    ),
    ...doubledIn(
      'groups',
      groups?.map(({ name }) => name.toLowerCase()),
    ),
    ...doubledIn(
      'quotas',
      quotas?.map(({ user }) => user.toLowerCase()),
    ),
  ];
}

function doubledIn(list: string, names: readonly string[] = []): { path: FilePath; message: string }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (!seen.has(name)) return seen.add(name) && [];
    return [{ path: [list, index], message: `"${name}" is in this list twice` }];
  });
}

/** Of the node, or of the nearest one around it that is there. */
function positionOf(yaml: Document.Parsed, path: FilePath, lines: LineCounter): { line: number; column: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(yaml, path.slice(0, length));
    if (offset !== undefined) return toPosition(lines.linePos(offset));
  }
  return { line: 1, column: 1 };
}

/** A member begins at its key: a value may be pages long. */
function offsetOf(yaml: Document.Parsed, path: FilePath): number | undefined {
  const parent = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return (pair?.key as Node | undefined)?.range?.[0];
  }
  if (isSeq(parent) && typeof last === 'number') return (parent.items[last] as Node | undefined)?.range?.[0];
  return undefined;
}

function firstAlias(node: unknown): number | undefined {
  if (isAlias(node)) return node.range?.[0] ?? 0;
  if (isMap(node)) return first(node.items.flatMap(({ key, value }) => [key, value]));
  return isSeq(node) ? first(node.items) : undefined;
}

function first(nodes: readonly unknown[]): number | undefined {
  for (const node of nodes) {
    const found = firstAlias(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function toPosition({ line, col }: { line: number; col: number }): { line: number; column: number } {
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
