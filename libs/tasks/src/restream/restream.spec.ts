import { classifyRestream } from './classify.js';
import { restreamCommand } from './command.js';
import { restream } from './index.js';
import { restreamFields, type RestreamParams } from './schema.js';

const publication = { id: 'p', stream: { id: 's', name: 'show' } };
const context = { inputUrl: 'rtmp://127.0.0.1/live/show?sig=x', probed: null, taskFolder: '/t', isFirstRun: true };

function paramsOf(fields: Record<string, unknown>): RestreamParams {
  return restream.params.parse(restream.compile(restreamFields.parse(fields), publication));
}

const argvOf = (fields: Record<string, unknown>) => restreamCommand(paramsOf(fields), context).argv;

describe('the restream command', () => {
  const cases: Record<string, { fields: Record<string, unknown>; ends: string[] }> = {
    'sends FLV with the key as last path part': {
      fields: { url: 'rtmp://a.example/app/', streamKey: 'secret-key' },
      ends: ['-flvflags', 'no_duration_filesize', '-f', 'flv', 'rtmp://a.example/app/secret-key'],
    },
    'sends FLV to an address that has the key': {
      fields: { url: 'rtmps://a.example/app/key?x=1' },
      ends: ['-f', 'flv', 'rtmps://a.example/app/key?x=1'],
    },
    'sends MPEG-TS over SRT with settings as options': {
      fields: { url: 'srt://a.example:9000?latency=300', streamKey: '#!::r=a,m=publish', srtPassphrase: '0123456789' },
      ends: [
        ...['-mode', 'caller', '-transtype', 'live', '-connect_timeout', '5000', '-latency', '300000'],
        ...['-passphrase', '0123456789', '-pbkeylen', '16', '-srt_streamid', '#!::r=a,m=publish'],
        ...['-f', 'mpegts', 'srt://a.example:9000'],
      ],
    },
  };
  for (const [name, { fields, ends }] of Object.entries(cases)) {
    it(name, () => expect(argvOf(fields).slice(-ends.length)).toEqual(ends));
  }

  it('copies by default and encodes on demand', () => {
    expect(argvOf({ url: 'rtmp://a.example/app' }).join(' ')).toContain('-c:v copy -c:a copy');
    const encoded = argvOf({ url: 'rtmp://a.example/app', video: 'h264', audio: 'aac', videoBitrate: 1_000_000 });
    expect(encoded.join(' ')).toContain('-b:v 1000000');
    expect(encoded).toContain('aac');
    expect(restream.skills(paramsOf({ url: 'srt://a.example:1', video: 'h264' }))).toEqual([
      ...['restream', 'protocol:srt', 'encoder:libx264'],
    ]);
  });

  it('names everything that must be hidden, also a key in the address', () => {
    const secrets = restreamCommand(
      paramsOf({ url: 'rtmp://a.example/app/inurl?q=1', streamKey: 'secret-key' }),
      context,
    );
    expect(secrets.secrets).toEqual(['secret-key', 'inurl', 'q=1']);
  });

  it('does not run with a sealed secret', () => {
    const fields = { ...restreamFields.parse({ url: 'rtmp://a.example/app' }), streamKey: { $sealed: 'v1.x' } };
    const params = restream.params.parse(restream.compile(fields as never, publication));
    expect(() => restreamCommand(params, context)).toThrow('sealed');
  });
});

describe('the end of a restream', () => {
  const params = paramsOf({ url: 'rtmp://a.example/app', streamKey: 'secret-key' });
  const cases: Record<string, { lines: string[]; code: string | undefined }> = {
    refused: { lines: ['rtmp://a.example/app/secret-key: Connection refused'], code: 'target_refused' },
    'without answer': { lines: ['rtmp://a.example/app/secret-key: Connection timed out'], code: 'target_unreachable' },
    'with a wrong key': {
      lines: [
        '[rtmp @ 0x1] Server error: NetStream.Publish.BadName',
        'rtmp://a.example/app/secret-key: Operation not permitted',
      ],
      code: 'wrong_key',
    },
    'closed by the target': { lines: ['av_interleaved_write_frame(): Broken pipe'], code: 'target_closed' },
    'of the input': { lines: ['rtmp://127.0.0.1/live/show?sig=x: Connection refused'], code: undefined },
    'without a word': { lines: [], code: undefined },
  };
  for (const [name, { lines, code }] of Object.entries(cases)) {
    it(`is told ${name}`, () => {
      const error = classifyRestream(lines, params);
      expect(error?.code).toBe(code);
      expect(error?.sentence ?? '').not.toContain('secret-key');
      if (error !== undefined) expect(error.fault).toBe('destination');
    });
  }

  it('is told that an SRT target takes no connection', () => {
    const lines = ['[srt @ 0x1] Connection to srt://a.example:9000?mode=caller failed: Input/output error'];
    const error = classifyRestream(lines, paramsOf({ url: 'srt://a.example:9000' }));
    expect(error).toMatchObject({ code: 'target_unreachable', fault: 'destination', retryable: true });
    expect(error?.sentence).toContain('a.example');
  });
});
