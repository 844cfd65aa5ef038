import type { Program } from './program.js';
import { supervisorIni } from './supervisor-ini.js';

const hostile: Program = {
  name: 'portier',
  argv: ['/opt/a ;b/%(x)s'],
  environment: { SECRET: 'tell-nobody' },
  directory: '/data/100% "mine" ;#',
  stopSignal: 'INT',
  stopWaitSeconds: 7,
};

describe('supervisord configuration', () => {
  it('has no path, argument or environment value in it, only fixed words', () => {
    const ini = supervisorIni([hostile], { isRoot: false });
    expect(ini).not.toMatch(/tell-nobody|%|"|\/opt|\/data/);
    expect(ini).toContain('[program:portier]\ncommand=/bin/sh ./portier.sh\n');
    expect(ini).toContain('stopsignal=INT\nstopwaitsecs=7\n');
  });

  it('bounds every log', () => {
    const ini = supervisorIni([hostile, { ...hostile, name: 'redis' }], { isRoot: true });
    expect(ini.match(/logfile_maxbytes=\d+MB/g)).toHaveLength(3);
  });

  it.each(['', 'a]b', 'a\nb', '../x', 'A', 'x'.repeat(40)])('refuses the program name %j', (name) => {
    expect(() => supervisorIni([{ ...hostile, name }], { isRoot: false })).toThrow(RangeError);
  });
});
