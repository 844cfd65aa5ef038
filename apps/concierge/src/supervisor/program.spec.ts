import { iniValue, parseFolderName, parseProgramName, programName, quoteArgument, renderProgram } from './program.js';

const taskId = '2b1f0a34-5a52-4a0e-9c55-1d3a52a3f001';
const paths = { setprivPath: '/usr/bin/setpriv', nodePath: '/usr/bin/node', runnerPath: '/o/main.js', tasksDir: '/w' };

describe('the name of a program', () => {
  it('says task and lease, and is read back', () => {
    const key = { taskId, leaseToken: 12 };
    expect(programName(key)).toBe(`task-${taskId}-12`);
    expect(parseProgramName(programName(key))).toEqual(key);
    expect(parseFolderName(`${taskId}.12`)).toEqual(key);
  });

  it.each([
    ['a line break', `${taskId}\n[program:evil]\ncommand=/bin/sh`],
    ['a path', '../../etc/passwd'],
    ['a percent sign', '%(ENV_SECRET)s'],
    ['nothing', ''],
  ])('is refused with %s for a task id', (_what, hostile) => {
    expect(() => programName({ taskId: hostile, leaseToken: 1 })).toThrow();
    expect(() => renderProgram({ taskId: hostile, leaseToken: 1 }, paths)).toThrow();
  });

  it.each([0, -1, 1.5, NaN, Infinity, 1e21])('is refused with %s for a lease token', (leaseToken) => {
    expect(() => programName({ taskId, leaseToken })).toThrow();
  });

  it.each(['task-1-2', `task-${taskId}`, `task-${taskId}-0`, `task-${taskId}-9999999999999999`, `x${taskId}-1`])(
    'is not seen in %s',
    (name) => expect(parseProgramName(name)).toBeUndefined(),
  );
});

describe('the file of a program', () => {
  it('is one section whose command is constant but for the folder', () => {
    const text = renderProgram({ taskId, leaseToken: 3 }, paths);
    expect(text.match(/^\[/gm)).toHaveLength(1);
    expect(text).toContain(
      `command='/usr/bin/setpriv' '--pdeathsig' 'TERM' '--' '/usr/bin/node' '/o/main.js' '/w/${taskId}.3'\n`,
    );
    expect(text).toContain('autostart=false\nautorestart=true\n');
  });

  it('refuses a path with a line break', () => {
    const hostile = { ...paths, runnerPath: '/o/main.js\n[program:evil]\ncommand=sh' };
    expect(() => renderProgram({ taskId, leaseToken: 3 }, hostile)).toThrow();
  });

  it('escapes what ini, %-format and shell words would read', () => {
    expect(quoteArgument('50% of')).toBe("'50%% of'");
    expect(quoteArgument("it's")).toBe(`'it'"'"'s'`);
    expect(quoteArgument('a ;b #c')).toBe("'a '';b ''#c'");
    expect(iniValue('/a/50%')).toBe('/a/50%%');
    expect(() => iniValue('/a ;b')).toThrow();
    expect(() => iniValue('/a%(here)s')).toThrow();
  });
});
