import { alertEvent, type Problem } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { openMailbox, type Mailbox } from '../../mail/testing/mailbox.js';
import { startPortier, type RunningPortier } from '../../testing/portier.js';
import type { DestinationView, NewDestinationView } from '../destinations/destinations.dto.js';
import { openReceiver, reset, type ReceivedPost, type Receiver } from '../testing/receiver.js';
import type { DeliveryDetail, DeliveryView } from './deliveries.dto.js';

/** A portier that may send to loopback, a real receiver, a real mail server. */
describe('delivering alerts', () => {
  let portier: RunningPortier;
  let receiver: Receiver;
  let mailbox: Mailbox;
  beforeAll(async () => {
    [receiver, mailbox] = await Promise.all([openReceiver(), openMailbox()]);
    portier = await startPortier({
      PORTIER_ALLOW_PRIVATE_TARGETS: 'true',
      PORTIER_SMTP_URL: mailbox.url,
      PORTIER_PUBLIC_URL: 'https://portier.example',
    });
  });
  afterAll(async () => {
    await portier?.close();
    await mailbox?.close();
    receiver?.close();
  });
  beforeEach(() => reset(receiver));

  let count = 0;
  const destination = async (draft: Record<string, unknown> = {}): Promise<NewDestinationView> => {
    const name = `d${(count += 1)}`;
    const body = { name, kind: 'webhook', url: `${receiver.url}/${name}`, ...draft };
    const answer = await portier.call<NewDestinationView>('POST', '/alert-destinations', { body });
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body;
  };
  /** What a destination got: what failed in an earlier test may be tried again at any time. */
  const postsTo = ({ name }: { name: string }, path = `/${name}`) =>
    receiver.posts.filter((post) => post.path === path);
  const test = async ({ id }: { id: string }): Promise<DeliveryView> => {
    const { status, body } = await portier.call<DeliveryView>('POST', `/alert-destinations/${id}/test`);
    expect(status).toBe(200);
    return body;
  };
  const delivery = async ({ id }: { id: string }) =>
    (await portier.call<DeliveryDetail>('GET', `/alert-deliveries/${id}`)).body;
  const view = async ({ id }: { id: string }) =>
    (await portier.call<DestinationView>('GET', `/alert-destinations/${id}`)).body;
  /** The next pause is over. */
  const pauseIsOver = ({ id }: { id: string }) =>
    portier.database.query('update alert_deliveries set next_attempt_at = now() where id = $1', [id]);
  const attempted = (sent: { id: string }, attempts: number) =>
    waitFor(`attempt ${attempts}`, async () => {
      const now = await delivery(sent);
      const isOver = now.state !== 'pending' || now.error !== null;
      return now.attempts >= attempts && isOver && now;
    });

  /** As docs/alerts.md says. */
  function isGenuine({ headers, body }: ReceivedPost, secret: string): boolean {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    return String(headers['webhook-signature'])
      .split(' ')
      .map((each) => Buffer.from(each.replace(/^v1,/, '')))
      .some((given) => given.length === expected.length && timingSafeEqual(given, Buffer.from(expected)));
  }

  it('posts a signed event that the schema of the contract takes', async () => {
    const made = await destination();
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const sent = await test(made);
    const [post] = await waitFor('the post', () => postsTo(made).length > 0 && postsTo(made));
    expect(alertEvent.parse(JSON.parse(post!.body))).toMatchObject({ version: 1, type: 'test', stream: null });
    expect(post!.headers).toMatchObject({ 'webhook-id': sent.id, 'content-type': 'application/json' });
    expect(Math.abs(Date.now() / 1_000 - Number(post!.headers['webhook-timestamp']))).toBeLessThan(60);
    expect(isGenuine(post!, made.secret!)).toBe(true);
    expect(isGenuine({ ...post!, body: post!.body.replace('test', 'tent') }, made.secret!)).toBe(false);
    expect(await attempted(sent, 1)).toMatchObject({
      ...{ state: 'delivered', attempts: 1, answerCode: 200, answerExcerpt: 'thank you', error: null },
    });
    expect(await view(made)).toMatchObject({ failingSince: null, lastError: null, host: '127.0.0.1' });
  });

  it('never shows a secret or an address again', async () => {
    const made = await destination({ url: `${receiver.url}/services/T0/secret-part` });
    const texts = await Promise.all(
      [`/alert-destinations/${made.id}`, '/alert-destinations?limit=200', '/audit?limit=200'].map(async (path) =>
        JSON.stringify((await portier.call<unknown>('GET', path)).body),
      ),
    );
    for (const text of texts) {
      expect(text).not.toContain('secret-part');
      expect(text).not.toContain(made.secret!);
    }
    const { body } = await portier.call<NewDestinationView>('POST', `/alert-destinations/${made.id}/secret`);
    expect(body.secret).not.toBe(made.secret);
    await test(made);
    const [post] = await waitFor('the post', () => {
      const posts = postsTo(made, '/services/T0/secret-part');
      return posts.length > 0 && posts;
    });
    expect([body.secret, made.secret].map((secret) => isGenuine(post!, secret!))).toEqual([true, false]);
  });

  it('tries again with the same id until it is taken, and signs each attempt anew', async () => {
    receiver.behave((response) => void response.writeHead(500).end('<b>broken</b>\n\u0007now'));
    const made = await destination();
    const sent = await test(made);
    expect(await attempted(sent, 1)).toMatchObject({
      ...{ state: 'pending', answerCode: 500, answerExcerpt: '<b>broken</b> now', error: 'It answered 500.' },
      nextAttemptAt: expect.any(String),
    });
    expect(await view(made)).toMatchObject({ failingSince: expect.any(String), lastError: 'It answered 500.' });
    receiver.behave((response) => void response.writeHead(204).end());
    await pauseIsOver(sent);
    await waitFor('the second attempt', () => postsTo(made).length >= 2);
    expect(new Set(postsTo(made).map(({ headers }) => headers['webhook-id']))).toEqual(new Set([sent.id]));
    expect(postsTo(made).every((post) => isGenuine(post, made.secret!))).toBe(true);
    await waitFor('the end', async () => (await delivery(sent)).state === 'delivered');
    expect(await view(made)).toMatchObject({ failingSince: null, lastError: null, lastSuccessAt: expect.any(String) });
  });

  it('follows no redirect', async () => {
    receiver.behave((response, { path }) => {
      if (path === '/elsewhere') response.end();
      else response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end();
    });
    const now = await attempted(await test(await destination()), 1);
    expect(now).toMatchObject({ state: 'pending', answerCode: 302, error: expect.stringMatching(/redirects/) });
    expect(receiver.posts.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it('gives up at once when the receiver is gone for good, and after the last attempt', async () => {
    receiver.behave((response) => void response.writeHead(410).end());
    expect(await attempted(await test(await destination()), 1)).toMatchObject({ state: 'failed', answerCode: 410 });
    receiver.behave((response) => void response.writeHead(503).end());
    const sent = await test(await destination());
    await attempted(sent, 1);
    await portier.database.query('update alert_deliveries set attempts = 11, next_attempt_at = now() where id = $1', [
      sent.id,
    ]);
    await waitFor('the end', async () => (await delivery(sent)).state === 'failed');
    expect(await delivery(sent)).toMatchObject({ attempts: 12, endedAt: expect.any(String) });
  });

  it('is sent again when somebody asks, as the same delivery', async () => {
    const made = await destination();
    const sent = await test(made);
    await waitFor('the end', async () => (await delivery(sent)).state === 'delivered');
    const { status } = await portier.call('POST', `/alert-deliveries/${sent.id}/redeliver`);
    expect(status).toBe(200);
    await waitFor('the second post', () => postsTo(made).length === 2);
    expect(postsTo(made)[1]!.headers['webhook-id']).toBe(sent.id);
  });

  it('says what is wrong with a receiver that hangs, is not there, or has no name, and does not hold up others', async () => {
    const hanging = new Set<ServerResponse>();
    let most = 0;
    receiver.behave((response, { path }) => {
      if (path !== '/hang') return void response.end();
      hanging.add(response);
      response.once('close', () => hanging.delete(response));
      most = Math.max(most, hanging.size);
    });
    const hung = await destination({ url: `${receiver.url}/hang` });
    await portier.database.query(
      `insert into alert_deliveries (destination_id, events)
       select $1, jsonb_build_array($2::jsonb) from generate_series(1, 30)`,
      [hung.id, JSON.stringify({ type: 'test', text: { title: 'x', sentence: 'x', action: 'x' } })],
    );
    await waitFor('some to hang', () => hanging.size >= 3);
    const other = await test(await destination());
    const absent = await test(await destination({ url: 'http://127.0.0.1:9/' }));
    const nameless = await test(await destination({ url: 'http://nobody.invalid/' }));
    expect(await attempted(other, 1)).toMatchObject({ state: 'delivered' });
    expect(await attempted(absent, 1)).toMatchObject({ answerCode: null, error: 'Nothing listens there.' });
    expect(await attempted(nameless, 1)).toMatchObject({ error: 'Its host name is unknown.' });
    // It had three at once at the most, also when the first were given up.
    expect(most).toBe(3);
    const { body } = await portier.call<{ items: DeliveryView[] }>(
      'GET',
      `/alert-deliveries?destinationId=${hung.id}&state=pending&limit=200`,
    );
    expect(body.items).toHaveLength(30);
    await portier.call('PATCH', `/alert-destinations/${hung.id}`, { body: { enabled: false } });
    const states = await portier.database.query(
      'select distinct state from alert_deliveries where destination_id = $1',
      [hung.id],
    );
    expect(states).toEqual([{ state: 'failed' }]);
    hanging.forEach((response) => response.end());
  });

  it('reads only the beginning of an answer that never ends', async () => {
    receiver.behave((response) => {
      response.writeHead(200);
      const more = () => !response.destroyed && response.write('x'.repeat(1_000), () => setImmediate(more));
      more();
    });
    const now = await attempted(await test(await destination()), 1);
    expect(now.state).toBe('delivered');
    expect(now.answerExcerpt).toHaveLength(500);
  });

  it.each(['slack', 'discord', 'matrix'])('speaks to %s in its words, unsigned', async (kind) => {
    const made = await destination({ kind, language: 'de' });
    expect(made.secret).toBeNull();
    await test(made);
    const [post] = await waitFor('the post', () => postsTo(made).length > 0 && postsTo(made));
    const field = { slack: 'text', discord: 'content', matrix: 'html' }[kind]!;
    expect(JSON.parse(post!.body)).toMatchObject({
      [field]: expect.stringMatching(/Portier: Test.*https:\/\/portier\.example\/alerts/s),
    });
    expect(post!.headers['webhook-signature']).toBeUndefined();
  });

  it('sends mail by the mail server', async () => {
    const made = await destination({ kind: 'mail', url: undefined, mailTo: 'night@example.org' });
    const sent = await test(made);
    expect(await mailbox.next('night@example.org')).toMatchObject({
      subject: 'Portier: test',
      text: expect.stringContaining('https://portier.example/alerts'),
    });
    expect(await attempted(sent, 1)).toMatchObject({ state: 'delivered', answerCode: null });
  });

  it('is not tested again and again', async () => {
    const made = await destination();
    // One of two tests comes soon after the other, however often the machine stands still in between.
    const refused = await waitFor('a test too soon', async () => {
      const { status, body } = await portier.call<Problem>('POST', `/alert-destinations/${made.id}/test`);
      return status !== 200 && { status, body };
    });
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many']);
  });

  it('waits for who edits the destination, which drops what waits for it: neither is in the other’s way', async () => {
    const made = await destination();
    receiver.behave((response) => void response.writeHead(500).end());
    await portier.database.transaction(async (editor) => {
      await editor.query('select 1 from alert_destinations where id = $1 for no key update', [made.id]);
      const sent = await test(made);
      await waitFor('the sender to wait for the editor', async () => {
        const waiting = await portier.database.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      // Sooner than PostgreSQL would find a deadlock and end one of the two.
      await editor.query(`set local lock_timeout = '500ms'`);
      await editor.query(`update alert_deliveries set state = 'failed', error = 'dropped' where id = $1`, [sent.id]);
    });
    const { items } = (
      await portier.call<{ items: DeliveryView[] }>('GET', `/alert-deliveries?destinationId=${made.id}`)
    ).body;
    expect(items).toMatchObject([{ state: 'failed', error: 'dropped' }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a webhook without address', { kind: 'webhook' }, 'url'],
    ['an address that is none', { kind: 'slack', url: 'chat' }, 'url'],
    ['an address with a password', { kind: 'slack', url: 'https://u:p@example.org/' }, 'url'],
    ['a mail to nobody', { kind: 'mail' }, 'mailTo'],
    ['a mail with an address to post to', { kind: 'mail', url: 'https://example.org', mailTo: 'a@example.org' }, 'url'],
    ['a chat with a receiver', { kind: 'slack', url: 'https://example.org/', mailTo: 'a@example.org' }, 'mailTo'],
    ['a kind that is not there', { kind: 'pigeon' }, 'kind'],
    ['a field that is not there', { kind: 'webhook', url: 'https://example.org/', secret: 'x' }, 'secret'],
  ])('refuses %s', async (_name, draft, path) => {
    const body = { name: 'x', ...draft };
    const answer = await portier.call<Problem>('POST', '/alert-destinations', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((each) => each.path)).toContain(path);
  });
});

describe('a portier that may not send to private addresses', () => {
  let portier: RunningPortier;
  beforeAll(async () => {
    portier = await startPortier();
  });
  afterAll(() => portier?.close());

  it('refuses them when they are entered, and when a name leads there later', async () => {
    const receiver = await openReceiver();
    try {
      const { port } = new URL(receiver.url);
      const draft = (url: string) =>
        portier.call<NewDestinationView & Problem>('POST', '/alert-destinations', {
          body: { name: 'x', kind: 'webhook', url },
        });
      expect((await draft(receiver.url)).status).toBe(422);
      expect((await draft(`http://localhost:${port}/`)).status).toBe(422);
      // This machine's own name leads to this machine, and only resolving it tells.
      const { hostname } = await import('node:os');
      const made = await draft(`http://${hostname()}:${port}/`);
      expect(made.status).toBe(201);
      const { body: sent } = await portier.call<DeliveryView>('POST', `/alert-destinations/${made.body.id}/test`);
      const now = await waitFor('the attempt', async () => {
        const { body } = await portier.call<DeliveryView>('GET', `/alert-deliveries/${sent.id}`);
        return body.error !== null && body;
      });
      expect(now.error).toMatch(/network that is not public|host name is unknown/);
      expect(receiver.posts).toEqual([]);
      expect(
        (
          await portier.call('POST', '/alert-destinations', {
            body: { name: 'x', kind: 'mail', mailTo: 'a@b.example' },
          })
        ).status,
      ).toBe(409);
    } finally {
      receiver.close();
    }
  });
});
