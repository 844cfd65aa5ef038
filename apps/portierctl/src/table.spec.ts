import { facts, printable, table } from './table.js';

describe('a table', () => {
  it('is as wide as its widest cells, and says "-" for nothing', () => {
    const items = [
      { name: 'a', live: true, title: null },
      { name: 'concert', live: false, title: '' },
    ];
    const columns = [
      { title: 'NAME', text: ({ name }: (typeof items)[0]) => name },
      { title: 'LIVE', text: ({ live }: (typeof items)[0]) => live },
      { title: 'TITLE', text: ({ title }: (typeof items)[0]) => title },
    ];
    expect(table(items, columns)).toBe('NAME     LIVE  TITLE\na        yes   -\nconcert  no    -\n');
  });

  it('of nothing is its titles', () => expect(table([], [{ title: 'NAME', text: () => '' }])).toBe('NAME\n'));

  it('lets no name move the cursor', () => {
    expect(printable('a\u001b[2Jb\r\nc')).toBe('a [2Jb  c');
  });
});

describe('one thing', () => {
  it('is a name and a value a line', () => {
    expect(facts({ id: 1, labels: { a: 'b' }, skills: ['hls', 'restream'], none: [] })).toBe(
      'id      1\nlabels  {"a":"b"}\nskills  hls, restream\nnone    -\n',
    );
  });
});
