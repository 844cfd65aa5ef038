import { checkAddress, checkTarget } from './target.js';

describe('a restream target', () => {
  const fine = [
    'rtmp://live.example.com/app',
    'rtmps://live.example.com:443/app/key?auth=1',
    'rtmp://8.8.8.8/app',
    'rtmp://[2606:4700:4700::1111]:1935/app',
    'srt://live.example.com:9000',
    'srt://live.example.com:9000?streamid=a&mode=caller&latency=300',
    'RTMP://live.example.com/app',
  ];
  for (const url of fine) it(`takes ${url}`, () => expect(checkTarget(url, { allowPrivate: false })).toBeNull());

  const malformed: Record<string, string> = {
    'another scheme': 'http://live.example.com/app',
    'a file': 'file:///etc/passwd',
    'a path': '/etc/passwd',
    'an ffmpeg protocol chain': 'concat:rtmp://live.example.com/app',
    'a tee': 'tee:rtmp://live.example.com/app',
    'a space': 'rtmp://live.example.com/app -f mpegts',
    'a line break': 'rtmp://live.example.com/app\n[program:x]',
    'a zero byte': 'rtmp://live.example.com/app\0',
    'a tab': 'rtmp://live.example.com/app\tx',
    'a non-breaking space': 'rtmp://live.example.com/app\u00a0x',
    'a line separator': 'rtmp://live.example.com/app\u2028x',
    'a backslash': 'rtmp://live.example.com\\@127.0.0.1/app',
    'a user': 'rtmp://user:pass@live.example.com/app',
    'a fragment': 'rtmp://live.example.com/app#x',
    'no host': 'rtmp:///app',
    'a percent in the host': 'rtmp://127.0.0.1%2eexample.com/app',
    'a wrong port': 'rtmp://live.example.com:70000/app',
    'no application': 'rtmp://live.example.com/',
    'an srt listener': 'srt://live.example.com:9000?mode=listener',
    'an srt passphrase in the open': 'srt://live.example.com:9000?passphrase=0123456789',
    'srt without a port': 'srt://live.example.com',
    'a length without end': `rtmp://live.example.com/${'a'.repeat(2000)}`,
  };
  for (const [name, url] of Object.entries(malformed)) {
    it(`refuses ${name}`, () => expect(checkTarget(url, { allowPrivate: true })).toEqual(expect.any(String)));
  }

  const ours = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'db.localhost',
    'printer.local',
    'metadata.google.internal',
  ];
  for (const host of ours) {
    it(`refuses ${host} unless private targets are allowed`, () => {
      const problem = checkTarget(`rtmp://${host}/app`, { allowPrivate: false });
      expect(problem).toEqual(expect.any(String));
      expect(problem).not.toContain(host);
      expect(checkTarget(`rtmp://${host}/app`, { allowPrivate: true })).toBeNull();
    });
  }

  it('judges resolved addresses', () => {
    expect(checkAddress('8.8.8.8', { allowPrivate: false })).toBeNull();
    expect(checkAddress('10.0.0.1', { allowPrivate: false })).toMatch('not public (private)');
    expect(checkAddress('::ffff:10.0.0.1', { allowPrivate: false })).toMatch('not public');
  });
});
