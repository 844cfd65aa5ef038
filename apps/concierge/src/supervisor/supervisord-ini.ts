import { iniValue } from './program.js';
import type { Layout } from '../layout.js';

/**
 * The configuration of the agent's own supervisord. The socket is for this user alone; `supervisorctl -c <this file>`
 * works for people. Each program is a file of its own in `programs/`, so that adding one touches no other.
 *
 * @param slots tasks at once; each program costs supervisord two descriptors
 */
export function renderSupervisordIni(layout: Layout, slots: number): string {
  const socket = iniValue(layout.socketFile);
  return [
    '[unix_http_server]',
    `file=${socket}`,
    'chmod=0700',
    '',
    '[supervisord]',
    'identifier=portier-concierge',
    'nodaemon=true',
    `pidfile=${iniValue(layout.pidFile)}`,
    `logfile=${iniValue(layout.supervisordLog)}`,
    'logfile_maxbytes=5MB',
    'logfile_backups=2',
    'loglevel=info',
    'umask=077',
    `minfds=${Math.max(1024, slots * 4 + 256)}`,
    '',
    '[rpcinterface:supervisor]',
    'supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface',
    '',
    '[supervisorctl]',
    `serverurl=unix://${socket}`,
    '',
    '[include]',
    'files=programs/*.conf',
    '',
  ].join('\n');
}
