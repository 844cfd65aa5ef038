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
    line('Admin', file.adminUrl, `user ${file.admin.user}   password ${passwordOf(file)}`),
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

/** The generated one only as long as it is of use. */
function passwordOf({ admin }: ClusterFile): string {
  return admin.passwordIsCurrent ? admin.password : 'as it was changed to';
}
