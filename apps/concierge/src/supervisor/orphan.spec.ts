import { isOrphan } from './orphan.js';

const territory = { tasksDir: '/w/tasks', runnerPath: '/o/main.js', mediaPrograms: ['ffmpeg', '/usr/bin/ffprobe'] };

it.each<[string, string[], string | null, boolean]>([
  ['the runner of one of our tasks', ['node', '/o/main.js', '/w/tasks/a.1'], '/', true],
  ['the runner of another agent', ['node', '/o/main.js', '/other/tasks/a.1'], '/', false],
  ['an ffmpeg in a task folder', ['/usr/bin/ffmpeg', '-i', 'x'], '/w/tasks/a.1', true],
  ['an ffmpeg of somebody else', ['ffmpeg', '-i', 'x'], '/home/me', false],
  ['a person reading a log', ['tail', '-f', '/w/tasks/a.1/ffmpeg.log'], '/w/tasks/a.1', false],
  ['a shell in a task folder', ['bash'], '/w/tasks/a.1', false],
  ['something in a folder of a similar name', ['ffmpeg'], '/w/tasks-old/a.1', false],
])('knows %s', (_what, argv, cwd, expected) => {
  expect(isOrphan({ pid: 2, argv, cwd }, territory)).toBe(expected);
});
