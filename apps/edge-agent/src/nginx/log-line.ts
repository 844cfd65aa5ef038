import { logTags } from './nginx-configuration.js';

/** What nginx tells of one request: `<status> <bytes sent> <cache status>`. */
export interface RequestFigures {
  kind: 'figures';
  bytes: number;
  /** Null where the cache was not asked. */
  isHit: boolean | null;
}

/** A line of nginx's error log, without the addresses and queries of those who asked. */
export interface Words {
  kind: 'words';
  text: string;
}

/** Served without asking a director first. */
const hits = new Set(['HIT', 'STALE', 'UPDATING', 'REVALIDATED']);

/** Longest sentence worth keeping. */
const longestText = 500;

/** A datagram of nginx, `<PRI>Mon DD hh:mm:ss tag: message` (RFC 3164); undefined for any other. */
export function parseDatagram(datagram: string): RequestFigures | Words | undefined {
  const match = /^<\d{1,3}>\w{3} [ \d]\d \d\d:\d\d:\d\d (\w+): (.*)$/s.exec(datagram);
  if (match === null) return undefined;
  const [, tag, message = ''] = match;
  if (tag === logTags.figures) return figuresOf(message);
  return tag === logTags.words ? { kind: 'words', text: wordsOf(message) } : undefined;
}

function figuresOf(message: string): RequestFigures | undefined {
  const match = /^\d{3} (\d{1,15}) ([A-Z]+|-)$/.exec(message.trim());
  if (match === null) return undefined;
  return { kind: 'figures', bytes: Number(match[1]), isHit: match[2] === '-' ? null : hits.has(match[2] ?? '') };
}

/** Queries and referrers may hold secrets, addresses are people; the date is that of the log the line goes to. */
function wordsOf(message: string): string {
  return message
    .trim()
    .replace(/^[\d/]+ [\d:]+ /, '')
    .replace(/\?[^\s"]*/g, '?***')
    .replace(/, referrer: "[^"]*"/g, '')
    .replace(/, client: [^,]*/g, '')
    .slice(0, longestText);
}
