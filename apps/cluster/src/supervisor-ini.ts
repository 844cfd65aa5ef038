import type { Program } from './program.js';

/** supervisord is started in the run folder; every path in its file is relative to it and a fixed word. */
export const supervisorFiles = {
  ini: 'supervisord.ini',
  socket: 'supervisor.sock',
  log: 'logs/supervisord.log',
  pid: 'supervisord.pid',
} as const;

const programName = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * supervisord's configuration. Programs are started by us, one after the other is ready, hence `autostart=false`; one
 * that ends is restarted by supervisord. `startretries`: a program that cannot start is tried again for as long as the
 * cluster runs, with growing pauses.
 */
export function supervisorIni(programs: readonly Program[], { isRoot }: { isRoot: boolean }): string {
  return [
    '; Written by Portier at each start.',
    '[unix_http_server]',
    `file=${supervisorFiles.socket}`,
    'chmod=0700',
    '',
    '[supervisord]',
    'nodaemon=true',
    'silent=true',
    `logfile=${supervisorFiles.log}`,
    'logfile_maxbytes=1MB',
    'logfile_backups=1',
    `pidfile=${supervisorFiles.pid}`,
    'minfds=1024',
    'nocleanup=true',
    // Without this line supervisord warns about being root.
    ...(isRoot ? ['user=root'] : []),
    '',
    '[rpcinterface:supervisor]',
    'supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface',
    ...programs.flatMap(programSection),
    '',
  ].join('\n');
}

function programSection({ name, stopSignal, stopWaitSeconds }: Program, index: number): string[] {
  if (!programName.test(name)) throw new RangeError(`"${name}" is no program name`);
  return [
    '',
    `[program:${name}]`,
    `command=/bin/sh ./${name}.sh`,
    `priority=${index + 1}`,
    'autostart=false',
    'autorestart=true',
    'startsecs=1',
    'startretries=100000',
    `stopsignal=${stopSignal}`,
    `stopwaitsecs=${stopWaitSeconds}`,
    'redirect_stderr=true',
    `stdout_logfile=logs/${name}.log`,
    'stdout_logfile_maxbytes=10MB',
    'stdout_logfile_backups=2',
  ];
}
