/** One program of the cluster, as supervisord runs it. */
export interface Program {
  /** `portier`, `srs-hooks`, ...: name in supervisord, of the log file and of the start script. */
  name: string;
  /** Program and arguments, no shell. */
  argv: string[];
  /** Run to its end before each start of it, as the same user; when it fails, its exit status is the program's. */
  before?: string[];
  /** Added to what every program of the cluster inherits. */
  environment: Record<string, string>;
  /** Working folder. */
  directory: string;
  /** System user to become, when we are root and the program must not be. */
  user?: SystemUser;
  stopSignal: 'TERM' | 'INT';
  stopWaitSeconds: number;
  /** Where it says that it is ready; undefined when something else tells. */
  readyUrl?: string;
}

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Start script of a program. supervisord's ini format cannot carry every value (quotes, `%`, ` ;`), a shell script can:
 * arguments and environment are here, the ini file has only fixed words.
 */
export function startScript({ argv, before, environment, directory, user }: Program): string {
  const asUser = user ? [`setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups --`] : [];
  return [
    '#!/bin/sh',
    '# Written by Portier at each start. Holds secrets.',
    `cd ${quote(directory)} || exit 78`,
    ...Object.entries(environment).map(([name, value]) => `export ${name}=${quote(value)}`),
    ...(before === undefined ? [] : [[...asUser, ...before.map(quote), '|| exit $?'].join(' ')]),
    ['exec', ...asUser, ...argv.map(quote)].join(' '),
    '',
  ].join('\n');
}

/** One shell word that means exactly the text. */
function quote(text: string): string {
  if (text.includes('\0')) throw new RangeError('a NUL character cannot be an argument');
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
