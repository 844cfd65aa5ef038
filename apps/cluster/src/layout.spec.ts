import { layoutOf } from './layout.js';

describe('layout of a data folder', () => {
  it('keeps the run folder inside while a socket path fits', () => {
    expect(layoutOf({ root: '/srv/portier', home: '/srv/portier/var' }).run).toBe('/srv/portier/var/run');
  });

  it('moves it to a short path, the same each time, when the data folder is deep', () => {
    const home = `/${'deep/'.repeat(30)}var`;
    const { run } = layoutOf({ root: '/', home });
    expect(run).toMatch(/^\/tmp\/portier-[0-9a-f]{16}$/);
    expect(layoutOf({ root: '/', home }).run).toBe(run);
    expect(layoutOf({ root: '/', home: `${home}2` }).run).not.toBe(run);
  });
});
