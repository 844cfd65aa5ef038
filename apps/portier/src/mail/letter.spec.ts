import { written } from './letter.js';

const letter = {
  subject: 'Hello\r\nBcc: everybody@example.org',
  paragraphs: ['<b>Anna</b> & "co"', 'two\nlines'],
  action: { label: 'Open', url: 'https://portier.example/reset#a"b' },
  foot: "Portier's foot",
};

describe('a letter', () => {
  it('keeps its subject in one line', () => {
    expect(written(letter).subject).toBe('Hello Bcc: everybody@example.org');
  });

  it('has a plain text with the address to open', () => {
    expect(written(letter).text).toBe(
      '<b>Anna</b> & "co"\n\ntwo\nlines\n\nOpen:\nhttps://portier.example/reset#a"b\n\n-- \nPortier\'s foot\n',
    );
  });

  it('escapes everything in its HTML, and loads nothing', () => {
    const { html } = written(letter);
    expect(html).toContain('&lt;b&gt;Anna&lt;/b&gt; &amp; &quot;co&quot;');
    expect(html).toContain('two<br>lines');
    expect(html).toContain('href="https://portier.example/reset#a&quot;b"');
    expect(html).not.toMatch(/<(img|link|script)/);
  });

  it('may ask for nothing', () => {
    expect(written({ subject: 's', paragraphs: ['p'], foot: 'f' }).text).toBe('p\n\n-- \nf\n');
  });
});
