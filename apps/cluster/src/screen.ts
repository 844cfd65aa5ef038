import type { ClusterFile } from '@app/contract';
import type { Layout } from './layout.js';

/** Last screen of `npm start`: all a newcomer needs, nothing else. */
export function finalScreen(file: ClusterFile, layout: Layout, { isDemo }: { isDemo: boolean }): string {
  const line = (title: string, ...values: string[]) =>
    values.map((value, index) => `  ${(index === 0 ? title : '').padEnd(9)} ${value}`).join('\n');
  return [
    '',
    isDemo ? '  Portier is running and publishes a test picture.' : '  Portier is running.',
    '',
    line('Admin', file.adminUrl, `user ${file.admin.user}   password ${file.admin.password}`),
    line('Publish', `server      ${file.rtmpUrl}`, `stream key  ${file.stream.key}`),
    line('Watch', file.watchUrl),
    '',
    line('Files', layout.home, `logs in ${layout.logs}`),
    '',
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
