import { basename } from 'node:path';
import type { ProcessFacts } from './proc.process.js';

interface Territory {
  tasksDir: string;
  runnerPath: string;
  mediaPrograms: readonly string[];
}

/**
 * Whether a process is the runner of one of our tasks, or an ffmpeg one left behind. Used when no supervisord is there, so
 * nobody minds it any more; starting its task again would make two. A person's `tail` of a log there is neither.
 */
export function isOrphan({ argv, cwd }: ProcessFacts, { tasksDir, runnerPath, mediaPrograms }: Territory): boolean {
  const isInside = (path: string | null | undefined) => path?.startsWith(`${tasksDir}/`) ?? false;
  if (argv.includes(runnerPath)) return argv.some(isInside);
  const program = basename(argv[0] ?? '');
  return mediaPrograms.some((name) => basename(name) === program) && (isInside(cwd) || argv.some(isInside));
}
