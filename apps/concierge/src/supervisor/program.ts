import { PortierError } from '@app/contract';
import { join } from 'node:path';

/** One execution of a task by this agent: a task under one lease. */
export interface ProgramKey {
  taskId: string;
  leaseToken: number;
}

const uuidText = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const programPattern = new RegExp(`^task-(${uuidText})-([1-9]\\d{0,15})$`);
const folderPattern = new RegExp(`^(${uuidText})\\.([1-9]\\d{0,15})$`);

/** The name of the supervisord program, `task-<taskId>-<leaseToken>`. @throws PortierError on anything else. */
export function programName({ taskId, leaseToken }: ProgramKey): string {
  const name = `task-${taskId}-${leaseToken}`;
  if (!programPattern.test(name)) throw new PortierError('invalid', 'a program name needs a UUID and a lease token');
  return name;
}

/** The key a program's name stands for, or undefined when it is not one of ours. */
export function parseProgramName(name: string): ProgramKey | undefined {
  return parseKey(programPattern, name);
}

/** The name of the task folder, `<taskId>.<leaseToken>`. */
export function folderName({ taskId, leaseToken }: ProgramKey): string {
  return `${taskId}.${leaseToken}`;
}

export function parseFolderName(name: string): ProgramKey | undefined {
  return parseKey(folderPattern, name);
}

function parseKey(pattern: RegExp, name: string): ProgramKey | undefined {
  const [, taskId, token] = pattern.exec(name) ?? [];
  const leaseToken = Number(token);
  return taskId === undefined || !Number.isSafeInteger(leaseToken) ? undefined : { taskId, leaseToken };
}

export interface ProgramPaths {
  /** Empty when the machine has none: then only the orphan check guards against doubles. */
  setprivPath: string;
  nodePath: string;
  runnerPath: string;
  tasksDir: string;
}

/**
 * The ini file of one program. Nothing of a user is in it: a UUID, an integer and our own paths.
 *
 * - `setpriv --pdeathsig TERM`: a runner ends with its supervisord, which could not adopt it again and would start a
 *   second one beside it (stack.md section 4). It hands over and is started again within about two seconds.
 * - `autostart=false`: a supervisord that comes back starts nothing by itself; the agent starts what portier still wants.
 * - `killasgroup`: the ffmpeg of a runner that had to be killed dies too; TERM goes to the runner alone, so that it can
 *   finish its last segment.
 */
export function renderProgram(key: ProgramKey, paths: ProgramPaths): string {
  const name = programName(key);
  const folder = join(paths.tasksDir, folderName(key));
  const guard = paths.setprivPath === '' ? [] : [paths.setprivPath, '--pdeathsig', 'TERM', '--'];
  const command = [...guard, paths.nodePath, paths.runnerPath, folder].map(quoteArgument).join(' ');
  return [
    `[program:${name}]`,
    `command=${command}`,
    `directory=${iniValue(folder)}`,
    'autostart=false',
    'autorestart=true',
    'startsecs=1',
    'startretries=20',
    'stopsignal=TERM',
    'stopwaitsecs=10',
    'stopasgroup=false',
    'killasgroup=true',
    'redirect_stderr=true',
    `stdout_logfile=${iniValue(join(folder, 'runner.log'))}`,
    'stdout_logfile_maxbytes=1MB',
    'stdout_logfile_backups=1',
    '',
  ].join('\n');
}

/**
 * One argument of a `command=` line, which supervisord reads as ini value, %-format and shell words in this order; ` ;`
 * and ` #` start a comment even inside quotes (stack.md section 4: tried with 193 nasty arguments).
 *
 * @throws PortierError on a control character, which a line cannot express
 */
export function quoteArgument(text: string): string {
  assertOneLine(text);
  const quoted = text
    .replace(/'/g, `'"'"'`)
    .replace(/%/g, '%%')
    .replace(/(\s)(?=[;#])/g, "$1''")
    .replace(/%\(/g, "%''(");
  return `'${quoted}'`;
}

/** A plain ini value. @throws PortierError on a text that a plain value cannot carry. */
export function iniValue(text: string): string {
  assertOneLine(text);
  if (/%\(|\s[;#]|^\s|\s$/.test(text)) throw new PortierError('invalid', 'a path cannot be written to an ini file');
  return text.replace(/%/g, '%%');
}

function assertOneLine(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new PortierError('invalid', 'a path has a control character');
}
