import { decodeAnswer, encodeCall } from './xml-rpc.js';

const answer = (value: string) => `<?xml version='1.0'?>
<methodResponse>
<params>
<param>
${value}
</param>
</params>
</methodResponse>`;

describe('a call', () => {
  it('carries its parameters by type', () => {
    expect(encodeCall('supervisor.startProcess', ['a', false, 3, [1.5], { x: null }])).toBe(
      '<?xml version="1.0"?><methodCall><methodName>supervisor.startProcess</methodName><params>' +
        '<param><value><string>a</string></value></param><param><value><boolean>0</boolean></value></param>' +
        '<param><value><int>3</int></value></param>' +
        '<param><value><array><data><value><double>1.5</double></value></data></array></value></param>' +
        '<param><value><struct><member><name>x</name><value><nil/></value></member></struct></value></param>' +
        '</params></methodCall>',
    );
  });

  it('cannot be left by a hostile text', () => {
    expect(encodeCall('m', ['</string></value><x>&'])).toContain('&lt;/string&gt;&lt;/value&gt;&lt;x&gt;&amp;');
    expect(() => encodeCall('m', ['a\u0000b'])).toThrow('control character');
  });
});

describe('an answer', () => {
  it.each<[string, string, unknown]>([
    ['an integer', '<value><int>-7</int></value>', -7],
    ['a truth', '<value><boolean>1</boolean></value>', true],
    ['a text with spaces', '<value><string> a  b </string></value>', ' a  b '],
    ['an empty text', '<value><string></string></value>', ''],
    ['a bare text', '<value>bare</value>', 'bare'],
    ['a text that looks like a number', '<value><string>007</string></value>', '007'],
    ['entities', '<value><string>&lt;a&gt; &amp; &#39;b&#39;</string></value>', "<a> & 'b'"],
    ['an empty list', '<value><array><data>\n</data></array></value>', []],
    ['one in a list', '<value><array><data>\n<value><int>1</int></value>\n</data></array></value>', [1]],
    [
      'a list of structures',
      `<value><array><data>
       <value><struct><member><name>pid</name><value><int>0</int></value></member>
       <member><name>spawnerr</name><value><string/></value></member></struct></value>
       </data></array></value>`,
      [{ pid: 0, spawnerr: '' }],
    ],
  ])('is read with %s', (_what, xml, value) => {
    expect(decodeAnswer(answer(xml))).toEqual({ kind: 'value', value });
  });

  it('may be a fault', () => {
    const fault = `<methodResponse><fault><value><struct>
      <member><name>faultCode</name><value><int>92</int></value></member>
      <member><name>faultString</name><value><string>CANT_REREAD: x</string></value></member>
      </struct></value></fault></methodResponse>`;
    expect(decodeAnswer(fault)).toEqual({ kind: 'fault', code: 92, text: 'CANT_REREAD: x' });
  });

  it('is read when a thousand names have an apostrophe', () => {
    const many = '<value><string>&apos;&apos;&apos;</string></value>'.repeat(1000);
    expect(decodeAnswer(answer(`<value><array><data>${many}</data></array></value>`))).toMatchObject({ kind: 'value' });
  });

  it.each(['', 'hello', '<html><body>500</body></html>', '<methodResponse>', answer('<value><int>x</int></value>')])(
    'is refused when it is none: %j',
    (body) => expect(() => decodeAnswer(body)).toThrow('not XML-RPC'),
  );
});
