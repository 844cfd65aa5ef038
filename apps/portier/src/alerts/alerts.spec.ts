import type { AlertEvent, HealthProblem } from '@app/contract';
import { deliveriesOf, type DestinationKind, type Telling } from './alert.js';
import { problemEvent, streamEvent } from './compose.js';
import { chatBody, mailOf } from './message.js';
import { isQuiet, isTimeZone } from './quiet-hours.js';
import { checkReceiver } from './receiver.js';
import { pauseAfterFailure } from './retry.js';
import { signatureHeaders } from './signature.js';
import { alertTexts, durationText } from './texts.js';

const at = (text: string) => new Date(`2026-07-01T${text}Z`);

describe('quiet hours', () => {
  const berlin = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
  const cases: Record<string, [Parameters<typeof isQuiet>[0], string, boolean]> = {
    'are never without any': [null, '00:00:00', false],
    'go over midnight': [berlin, '23:30:00', true],
    'are those of their time zone': [berlin, '20:30:00', true],
    'have not begun before': [berlin, '19:59:00', false],
    'end on time': [berlin, '05:00:00', false],
    'may be in the middle of the day': [{ from: '12:00', to: '13:00', timeZone: 'UTC' }, '12:30:00', true],
    'of no length are none': [{ from: '12:00', to: '12:00', timeZone: 'UTC' }, '12:00:00', false],
    'in a time zone that is gone are none': [{ ...berlin, timeZone: 'Europe/Atlantis' }, '23:30:00', false],
  };
  it.each(Object.entries(cases))('%s', (_name, [quiet, time, expected]) => {
    expect(isQuiet(quiet, at(time))).toBe(expected);
  });

  it('need a time zone that there is', () => {
    expect([isTimeZone('UTC'), isTimeZone('Europe/Berlin'), isTimeZone('Mars/Olympus')]).toEqual([true, true, false]);
  });
});

describe('the pause after a failed delivery', () => {
  it('grows for a day, then it is given up', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseAfterFailure(index + 1, null, 0.5));
    expect(pauses[0]).toBe(10_000);
    expect(pauses.at(-1)).toBeNull();
    const total = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0);
    expect(total / 3_600_000).toBeGreaterThan(23);
    expect(total / 3_600_000).toBeLessThan(25);
  });

  it('is as long as the receiver asks, within reason', () => {
    expect(pauseAfterFailure(1, 120_000, 0.5)).toBe(120_000);
    expect(pauseAfterFailure(1, 1e12, 0.5)).toBe(12 * 3_600_000);
    expect(pauseAfterFailure(12, 1_000, 0.5)).toBeNull();
  });
});

it('signs as Standard Webhooks does (test vector of its reference libraries)', () => {
  const headers = signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    ...{ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atSeconds: 1_614_265_330, body: '{"test": 2432232314}' },
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

describe('the address of a receiver', () => {
  const refused = [
    ['127.0.0.1', 'http://127.0.0.1/x'],
    ['another way to write it', 'http://0x7f.1/'],
    ['a number', 'http://2130706433/'],
    ['localhost', 'https://localhost/x'],
    ['a name below localhost', 'https://a.localhost./x'],
    ['IPv6 loopback', 'http://[::1]:8080/'],
    ['IPv4 within IPv6', 'http://[::ffff:10.0.0.1]/'],
    ['a private network', 'https://192.168.1.1/hook'],
    ['the metadata service of a cloud', 'http://169.254.169.254/latest'],
    ['a password in it', 'https://user:pass@example.org/'],
    ['another scheme', 'file:///etc/passwd'],
    ['no address', 'example.org/hook'],
  ];
  it.each(refused)('is refused for %s', (_name, url) => {
    expect(checkReceiver(url, { allowPrivate: false })).not.toBeNull();
  });
  it('is fine when it is public, or private ones are allowed', () => {
    expect(checkReceiver('https://hooks.example.org/services/T0/B0/x', { allowPrivate: false })).toBeNull();
    expect(checkReceiver('http://127.0.0.1:8080/', { allowPrivate: true })).toBeNull();
  });
});

const stream = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'main',
  title: 'The <b>show</b>',
  application: 'live',
};
const context = (language: 'en' | 'de') => ({
  ...{ language, publicUrl: 'https://portier.example/', rule: { id: stream.id, name: 'Night watch' }, stream },
  now: at('12:10:00'),
});
const problem: HealthProblem = {
  ...{ id: stream.id, code: 'bitrate_low', severity: 'warning', fault: 'publisher', streamId: stream.id },
  ...{ streamName: 'main', taskId: null, conciergeId: null, mediaServerId: null, edgeId: null },
  ...{ since: at('12:00:00').toISOString(), endedAt: null, facts: { bitrate: 80_000, thresholdBitrate: 100_000 } },
};

describe('an alert', () => {
  it('says what is wrong, with what, and what to do', () => {
    const { text, url, timestamp } = problemEvent('problem.opened', problem, context('en'));
    expect(text.title).toBe('main: Only 80 kbit/s arrive; expected are at least 100 kbit/s.');
    expect(text.action).toMatch(/Check the upload/);
    expect(url).toBe(`https://portier.example/streams/${stream.id}`);
    expect(timestamp).toBe(problem.since);
  });

  it('says how long it has lasted, in the language of the destination', () => {
    expect(problemEvent('problem.continues', problem, context('de')).text.title).toMatch(
      /^main: Seit 10 min: Es kommen/,
    );
    const ended = { ...problem, endedAt: at('14:05:00').toISOString() };
    expect(problemEvent('problem.ended', ended, context('en')).text).toMatchObject({
      title: 'main: Over after 2 h 5 min: Only 80 kbit/s arrive; expected are at least 100 kbit/s.',
      action: 'Nothing to do any more.',
    });
  });

  it('counts durations in their two largest units', () => {
    expect([0, 59, 60, 3_700, 90_000].map((seconds) => durationText(seconds * 1_000, alertTexts.en))).toEqual([
      ...['0 s', '59 s', '1 min', '1 h 1 min', '1 d 1 h'],
    ]);
  });
});

const up = () => streamEvent('stream.up', at('12:00:00'), context('en'));

describe('messages to people', () => {
  it('carry no markup of a user in any chat', () => {
    const slack = JSON.parse(chatBody('slack', [up()], 'en')) as { text: string };
    expect(slack.text).toContain('The &lt;b&gt;show&lt;/b&gt; is live.');
    const matrix = JSON.parse(chatBody('matrix', [up()], 'en')) as { text: string; html: string };
    expect(matrix.html).toContain('<strong>The &lt;b&gt;show&lt;/b&gt; is live.</strong>');
    expect(matrix.text).toContain('The <b>show</b> is live.');
    const named = { ...up(), text: { title: '@everyone **now** [x](http://evil)', sentence: '', action: '' } };
    const discord = JSON.parse(chatBody('discord', [named], 'en')) as { content: string; allowed_mentions: unknown };
    expect(discord.allowed_mentions).toEqual({ parse: [] });
    expect(discord.content).toContain('\\@everyone \\*\\*now\\*\\* \\[x\\]\\(http://evil\\)');
  });

  it('fit into a message of Discord however many there are', () => {
    const events = Array.from({ length: 60 }, up) as [AlertEvent, ...AlertEvent[]];
    const { content } = JSON.parse(chatBody('discord', events, 'en')) as { content: string };
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content).toMatch(/^\*\*Portier: 60 alerts at once/);
  });

  it('are letters with one thing to open, or a list', () => {
    expect(mailOf([up()], 'de')).toMatchObject({
      subject: 'The <b>show</b> is live.',
      text: expect.stringMatching(/In Portier öffnen:\nhttps:.*Gesendet von Portier für die Alarmregel „Night watch“/s),
    });
    const many = mailOf(Array.from({ length: 60 }, up) as [AlertEvent, ...AlertEvent[]], 'en');
    expect(many.subject).toBe('Portier: 60 alerts at once');
    expect(many.text).toContain('and 10 more');
    expect(many.html).not.toContain('<b>');
  });
});

describe('many events at once', () => {
  const tellings = (kind: DestinationKind, count: number): Telling[] =>
    Array.from({ length: count }, () => ({
      ruleId: 'r',
      destinationId: kind,
      ownerId: null,
      kind,
      streamId: 's',
      event: up(),
    }));

  it('are one message to people and one each to programs', () => {
    const deliveries = deliveriesOf([...tellings('mail', 40), ...tellings('webhook', 40), ...tellings('slack', 2)]);
    expect(deliveries.map(({ destinationId, events }) => `${destinationId} ${events.length}`)).toEqual([
      'mail 40',
      ...Array.from({ length: 40 }, () => 'webhook 1'),
      ...['slack 1', 'slack 1'],
    ]);
  });
});
