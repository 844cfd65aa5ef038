import { contentSecurityPolicy, fillList, fillTemplate } from './page.js';

describe('pages', () => {
  it('show titles of users as text, in content and in attributes', () => {
    const html = fillTemplate('<b title="{{title}}">{{title}}</b>', { title: `"><script>'&` });
    const escaped = '&quot;&gt;&lt;script&gt;&#39;&amp;';
    expect(html).toBe(`<b title="${escaped}">${escaped}</b>`);
  });

  it('do not fill what a title brings along', () => {
    expect(fillTemplate('{{a}}{{b}}', { a: '{{b}}', b: '$&' })).toBe('{{b}}$&amp;');
    const list = fillList('<!--streams-->', '<i>{{title}}</i>', [{ name: 's', title: "$'<!--streams-->" }]);
    expect(list).toBe('<i>$&#39;&lt;!--streams--&gt;</i>');
  });

  it('call a stream without a title by its name', () => {
    expect(fillList('{{state}}:<!--streams-->', '{{title}}', [{ name: 'show', title: '' }])).toBe('some:show');
    expect(fillList('{{state}}:<!--streams-->', '{{title}}', [])).toBe('empty:');
  });

  it('allow neither inline nor foreign scripts', () => {
    expect(contentSecurityPolicy()).toContain("script-src 'self';");
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|https?:|\*/);
  });

  it('allow playlists and segments of the edges, and nothing else of them', () => {
    const policy = contentSecurityPolicy(['https://north.example:8443', 'http://south.example']);
    const edges = 'https://north.example:8443 http://south.example';
    expect(policy).toContain(`media-src 'self' ${edges} blob:; connect-src 'self' ${edges};`);
    expect(policy.match(/north/g)).toHaveLength(2);
  });
});
