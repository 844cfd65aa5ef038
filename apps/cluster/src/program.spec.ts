import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.process.js';
import { startScript, type Program } from './program.js';

const nasty = [
  '',
  ' ',
  "it's",
  '"double"',
  "'",
  '$(touch x) `id` $HOME',
  'a ; b # c',
  '%(here)s %%',
  '\\ \\n',
  'line\nbreak',
  'ümläut 🎥',
  '*',
  '--',
];

function aProgram(more: Partial<Program>): Program {
  return {
    name: 'x',
    argv: [],
    environment: {},
    directory: '/',
    stopSignal: 'TERM',
    stopWaitSeconds: 1,
    ...more,
  };
}

describe('start script of a program', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'portier-script-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('carries any argument, any environment value and any folder unchanged through a real shell', async () => {
    const directory = join(folder, `it's %(here)s ;# "x"`);
    await mkdir(directory);
    const report = 'console.log(JSON.stringify([process.argv.slice(1), process.env, process.cwd()]))';
    const environment = Object.fromEntries(nasty.map((value, index) => [`VALUE_${index}`, value]));
    const script = join(folder, 'x.sh');
    await writeFile(
      script,
      startScript(aProgram({ argv: [process.execPath, '-e', report, '--', ...nasty], environment, directory })),
    );
    await chmod(script, 0o700);
    const { status, output } = await runCommand([script], { environment: { PATH: '/usr/bin:/bin' } });
    expect(status).toBe(0);
    const [args, env, cwd] = JSON.parse(output) as [string[], Record<string, string>, string];
    expect(args).toEqual(nasty);
    expect(env).toMatchObject(environment);
    expect(cwd).toBe(directory);
  });

  it('does what must be done before, and ends as that ended when it failed', async () => {
    const script = join(folder, 'x.sh');
    const write = async (status: number) => {
      const before = ['/bin/sh', '-c', `echo "it's before"; exit ${status}`];
      await writeFile(script, startScript(aProgram({ before, argv: ['/bin/echo', 'then'] })), { mode: 0o700 });
      return runCommand([script], { environment: { PATH: '/usr/bin:/bin' } });
    };
    expect(await write(0)).toEqual({ status: 0, output: "it's before\nthen\n" });
    expect(await write(78)).toEqual({ status: 78, output: "it's before\n" });
  });

  it('becomes the user it is told to', () => {
    const script = startScript(aProgram({ argv: ['/bin/true'], user: { name: 'postgres', uid: 101, gid: 104 } }));
    expect(script).toContain("exec setpriv --reuid=101 --regid=104 --clear-groups -- '/bin/true'");
  });

  it('refuses a NUL character, which would cut a value short', () => {
    expect(() => startScript(aProgram({ argv: ['a\0b'] }))).toThrow(RangeError);
  });
});
