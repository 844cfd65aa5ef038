import { PortierError } from '@app/contract';
import { join, resolve } from 'node:path';

/** Injection token of `Layout`. */
export const LAYOUT = Symbol('LAYOUT');

/** Longest socket path in bytes. Linux allows 107; supervisord first binds `<socket>.<pid>`. */
const longestSocketPath = 99;

/** Where this agent keeps what; all paths absolute. */
export interface Layout {
  workDir: string;
  /** One agent a work folder: pid and start time of the agent that owns it. */
  lockFile: string;
  /** Task folders `<taskId>.<leaseToken>` (libs/contract runner-files). */
  tasksDir: string;
  /** Logs of the last tasks that ended. */
  endedDir: string;
  iniFile: string;
  programsDir: string;
  socketFile: string;
  pidFile: string;
  supervisordLog: string;
}

/** @throws PortierError `invalid` with the sentence to print when a folder cannot be used. */
export function layOut(workDir: string, runDir: string): Layout {
  const work = resolve(workDir);
  const run = runDir === '' ? join(work, 'run') : resolve(runDir);
  const socketFile = join(run, 'supervisor.sock');
  assertUsable('CONCIERGE_WORK_DIR', work);
  assertUsable('CONCIERGE_RUN_DIR', run);
  const bytes = Buffer.byteLength(socketFile);
  if (bytes > longestSocketPath) {
    throw new PortierError(
      'invalid',
      `CONCIERGE_RUN_DIR: the socket ${socketFile} has a path of ${bytes} bytes, a unix socket allows ` +
        `${longestSocketPath}; set CONCIERGE_RUN_DIR to a shorter folder, such as /run/portier`,
    );
  }
  const supervisorDir = join(work, 'supervisor');
  return {
    workDir: work,
    lockFile: join(work, 'agent.lock'),
    tasksDir: join(work, 'tasks'),
    endedDir: join(work, 'ended'),
    iniFile: join(supervisorDir, 'supervisord.conf'),
    programsDir: join(supervisorDir, 'programs'),
    socketFile,
    pidFile: join(run, 'supervisord.pid'),
    supervisordLog: join(supervisorDir, 'supervisord.log'),
  };
}

/** These paths enter an ini file whose include line is a glob, split at spaces only in its relative part. */
function assertUsable(setting: string, path: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f*?[\]%'"]|\s[;#]/.test(path)) {
    throw new PortierError('invalid', `${setting}: ${JSON.stringify(path)} has one of * ? [ ] % ' " ; # in it`);
  }
}
