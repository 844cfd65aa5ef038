import { hashPublishKey, hashToken, type Problem } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { hashPassword } from '../accounts/passwords.js';
import type { Page } from '../http/page.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import type { RunningPortier } from '../testing/portier.js';
import type { GuestView } from './guest.dto.js';
import type { InvitationView, NewInvitationView } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';
import { GuestStage, inMinutes, secretOf } from './testing/guest-stage.js';

/** Guest crews on a real portier, with a media server that shows what a test says. */
describe('invitations', () => {
  let stage: GuestStage;
  let portier: RunningPortier;

  beforeAll(async () => {
    stage = await GuestStage.start({ PORTIER_PUBLIC_URL: 'https://portier.example' });
    portier = stage.portier;
  });

  afterAll(() => stage?.close());

  const eventually = (what: string, check: () => Promise<boolean>) => waitFor(what, check, { timeoutMs: 30_000 });

  describe('made by somebody who may change the stream', () => {
    it('show their link once, own a publish key with their window, and tell it only to the holder of the link', async () => {
      const stream = await stage.aStream();
      const made = await stage.invite(stream.id, { networks: ['192.0.2.0/24'], notBefore: inMinutes(-5) });
      expect(made.link).toMatch(/^https:\/\/portier\.example\/guest#[A-Za-z0-9_-]{32}$/);
      expect(made).toMatchObject({
        label: 'Camera crew',
        phase: 'open',
        networks: ['192.0.2.0/24'],
        lastOpenedAt: null,
      });
      const path = `/streams/${stream.id}/invitations`;
      const listed = await portier.call<Page<InvitationView>>('GET', path);
      const { link: _, ...shown } = made;
      expect(listed.body.items).toEqual([shown]);

      const { status, headers, body } = await stage.open(secretOf(made));
      const [cache, referrer, robots] = ['cache-control', 'referrer-policy', 'x-robots-tag'].map((name) =>
        headers.get(name),
      );
      expect([status, cache, referrer]).toEqual([200, 'no-store', 'no-referrer']);
      expect(robots).toContain('noindex');
      expect(body).toMatchObject({ label: 'Camera crew', contact: 'Ada, 0123', stream: 'Town hall', phase: 'open' });
      expect(body.publish?.server).toBe(stream.rtmpUrl);
      const key = body.publish?.key ?? '';
      const rows = await portier.database.query<{ key_hash: string; not_after: Date; networks: string[] }>(
        'select key_hash, not_after, networks from publish_keys where id = $1',
        [made.keyId],
      );
      expect(rows).toEqual([
        { key_hash: hashPublishKey(stage.keys, key), not_after: new Date(made.notAfter), networks: ['192.0.2.0/24'] },
      ]);
      // Nothing that is stored, alone or with the cluster secret, is the link or the key.
      const stored = await portier.database.query(
        'select i.*, k.* from invitations i join publish_keys k on k.id = i.key_id',
      );
      expect(JSON.stringify(stored)).not.toContain(key);
      expect(JSON.stringify(stored)).not.toContain(secretOf(made));
      expect((await portier.call<InvitationView>('GET', `${path}/${made.id}`)).body.lastOpenedAt).not.toBeNull();
    });

    it('say nothing but when they open before their window, and nothing secret after it', async () => {
      const stream = await stage.aStream();
      const early = await stage.invite(stream.id, { notBefore: inMinutes(30), showAt: inMinutes(40) });
      const { body } = await stage.open(secretOf(early));
      expect(body).toMatchObject({ phase: 'before', publish: null, notBefore: early.notBefore, showAt: early.showAt });

      const path = `/streams/${stream.id}/invitations/${early.id}`;
      const change = { notBefore: inMinutes(-30), showAt: null, notAfter: inMinutes(-1) };
      const changed = await portier.call<InvitationView>('PATCH', path, {
        body: change,
        headers: { 'if-match': '"1"' },
      });
      expect([changed.status, changed.body.phase, changed.body.version]).toEqual([200, 'over', 2]);
      expect((await stage.open(secretOf(early))).body).toMatchObject({ phase: 'over', publish: null });
    });

    it.each<[string, object]>([
      ['label', { label: ' ' }],
      ['notAfter', { notAfter: undefined }],
      ['notAfter', { notAfter: inMinutes(-1) }],
      ['notAfter', { notBefore: inMinutes(61) }],
      ['showAt', { showAt: inMinutes(61) }],
      ['showAt', { expiresAfterBroadcast: true }],
      ['networks.0', { networks: ['everywhere'] }],
      ['secret', { secret: 'x' }],
    ])('are refused with a wrong %s', async (path, more) => {
      const stream = await stage.aStream();
      const body = { label: 'Crew', notAfter: inMinutes(60), ...more };
      const answer = await portier.call<Problem>('POST', `/streams/${stream.id}/invitations`, { body });
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, path]);
    });

    it('are changed by one of two who edit at once', async () => {
      const stream = await stage.aStream();
      const made = await stage.invite(stream.id);
      const path = `/streams/${stream.id}/invitations/${made.id}`;
      const save = (label: string) => portier.call('PATCH', path, { body: { label }, headers: { 'if-match': '"1"' } });
      const answers = await Promise.all([save('One'), save('Two')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    });
  });

  it('are not for those who may only view the stream, and do not exist for strangers', async () => {
    const stream = await stage.aStream();
    const made = await stage.invite(stream.id);
    const password = 'a long enough password';
    const passwordHash = await hashPassword(password);
    const [user] = await portier.database.query<{ id: string }>(
      'insert into users (name, password_hash) values ($1, $2) returning id',
      ['viewer', passwordHash],
    );
    const authorization = `Basic ${Buffer.from(`viewer:${password}`).toString('base64')}`;
    const path = `/streams/${stream.id}/invitations`;
    const call = async (method: string, where: string, body?: object) =>
      (await portier.call(method, where, { headers: { authorization }, ...(body && { body }) })).status;
    const draft = { label: 'Mine', notAfter: inMinutes(5) };
    const tries = async () => [
      await call('GET', path),
      await call('GET', `${path}/${made.id}`),
      await call('POST', path, draft),
      await call('PATCH', `${path}/${made.id}`, { label: 'Mine' }),
      await call('POST', `${path}/${made.id}/link`),
      await call('DELETE', `${path}/${made.id}`),
    ];
    expect(await tries()).toEqual([404, 404, 404, 404, 404, 404]);
    await portier.database.query(`insert into grants (user_id, stream_id, rights) values ($1, $2, '{view}')`, [
      user?.id,
      stream.id,
    ]);
    expect(await tries()).toEqual([200, 200, 403, 403, 403, 403]);
  });

  it('belong to their stream: the address of another one does not reach them', async () => {
    const [mine, other] = [await stage.aStream(), await stage.aStream()];
    const made = await stage.invite(mine.id);
    for (const [method, end] of [
      ['GET', ''],
      ['PATCH', ''],
      ['POST', '/link'],
      ['DELETE', ''],
    ] as const) {
      const body = method === 'PATCH' ? { body: {} } : {};
      const path = `/streams/${other.id}/invitations/${made.id}${end}`;
      expect([method, (await portier.call(method, path, body)).status]).toEqual([method, 404]);
    }
    expect((await stage.viewOf(made)).phase).toBe('open');
  });

  describe('for the guests', () => {
    it('follow the test publish: waiting, live from where with what is wrong, ended; and refusals of their key alone', async () => {
      const stream = await stage.aStream();
      const [made, other] = [await stage.invite(stream.id), await stage.invite(stream.id)];
      expect((await stage.viewOf(made)).signal).toMatchObject({ state: 'waiting', checks: [] });

      await stage.refuse(stream, made, 'network_not_allowed');
      await stage.refuse(stream, other, 'key_not_yet_valid');
      await stage.publish(stream, made, 'client-1');
      const { signal, refusals } = await stage.viewOf(made);
      expect(refusals).toEqual([{ at: expect.any(String), reason: 'network_not_allowed', from: '192.0.2.7' }]);
      expect(signal).toMatchObject({ state: 'live', from: '192.0.2.7', isMeasured: false, hasPicture: false });
      const checks = Object.fromEntries(signal.checks.map(({ aspect, verdict, value }) => [aspect, [verdict, value]]));
      expect(checks).toMatchObject({
        video: ['good', 'H264'],
        resolution: ['good', '1280x720'],
        bitrate: ['warn', 800_000],
        keyframes: ['unknown', null],
      });
      expect((await stage.viewOf(other)).signal.state).toBe('waiting');
      expect((await stage.open(secretOf(made), '/picture')).status).toBe(404);

      stage.srs.publishers = [];
      await eventually('the end', async () => (await stage.viewOf(made)).signal.state === 'ended');
      expect((await stage.viewOf(made)).signal).toMatchObject({ checks: [], hasPicture: false });
    });

    it('tell levels and keyframes when a task looks into this very publication', async () => {
      const stream = await stage.aStream();
      const body = { streamId: stream.id, type: 'hls', enabled: true, fields: {} };
      expect((await portier.call('POST', '/configurations', { body })).status).toBe(201);
      const made = await stage.invite(stream.id);
      await stage.publish(stream, made, 'client-2');
      await portier.app.get(ReconcileService, { strict: false }).request(stream.id);
      await stage.measure(stream.id, {
        ...{ inputFramesPerSecond: 25, keyframeIntervalMs: 8_000, audio: { peakDb: -50, rmsDb: -60 } },
      });
      const { signal } = await stage.viewOf(made);
      expect(signal).toMatchObject({ isMeasured: true, hasPicture: false });
      expect(signal.checks.flatMap(({ advice }) => advice ?? [])).toEqual([
        'bitrate_low',
        'keyframes_rare',
        'too_quiet',
      ]);
      stage.srs.publishers = [];
    });

    it('come as events: only of their own stream, and null when the invitation is revoked', async () => {
      const [stream, other] = [await stage.aStream(), await stage.aStream()];
      const made = await stage.invite(stream.id);
      const page = await listen(`${portier.url}/api/v1/guest/events`, secretOf(made));
      await waitFor('the first view', () => page.views.length > 0);
      await portier.call('PATCH', `/streams/${other.id}`, { body: { title: 'Somebody else' } });
      await portier.call('PATCH', `/streams/${stream.id}`, { body: { title: 'Renamed' } });
      await waitFor('the new title', () => page.views.at(-1)?.stream === 'Renamed', { timeoutMs: 20_000 });
      expect(JSON.stringify(page.views)).not.toContain('Somebody else');
      expect(JSON.stringify(page.views)).not.toContain(stream.id);

      const revoked = await portier.call('DELETE', `/streams/${stream.id}/invitations/${made.id}`);
      expect(revoked.status).toBe(204);
      await page.ended;
      expect(page.views.at(-1)).toBeNull();
      expect((await stage.open(secretOf(made))).status).toBe(401);
    });
  });

  it('cut off a publisher when they are revoked, and their key exists no more', async () => {
    const stream = await stage.aStream();
    const made = await stage.invite(stream.id);
    await stage.publish(stream, made, 'client-3');
    await portier.call('DELETE', `/streams/${stream.id}/invitations/${made.id}`);
    await eventually('the disconnect', async () => stage.srs.kicked.includes('client-3'));
    expect(await portier.database.query('select 1 from publish_keys where id = $1', [made.keyId])).toEqual([]);
  });

  it('are withdrawn with their key when somebody deletes that', async () => {
    const stream = await stage.aStream();
    const made = await stage.invite(stream.id);
    expect((await portier.call('DELETE', `/streams/${stream.id}/keys/${made.keyId}`)).status).toBe(204);
    expect((await stage.open(secretOf(made))).status).toBe(401);
    expect((await portier.call('DELETE', `/streams/${stream.id}`)).status).toBe(204);
  });

  it('get another link and another key: who has the old ones is out', async () => {
    const stream = await stage.aStream();
    const made = await stage.invite(stream.id);
    const before = await stage.viewOf(made);
    await stage.publish(stream, made, 'client-4');
    const path = `/streams/${stream.id}/invitations/${made.id}/link`;
    const renewed = await portier.call<NewInvitationView>('POST', path);
    expect(renewed.status).toBe(201);
    expect((await stage.open(secretOf(made))).status).toBe(401);
    const after = await stage.viewOf(renewed.body);
    expect(after.publish?.key).not.toBe(before.publish?.key);
    expect(after).toMatchObject({ label: made.label, notAfter: made.notAfter, signal: { state: 'waiting' } });
    await eventually('the disconnect', async () => stage.srs.kicked.includes('client-4'));
  });

  it('end after the broadcast, not after a rehearsal nor while the encoder may come back', async () => {
    const stream = await stage.aStream();
    const terms = { notBefore: inMinutes(-60), showAt: inMinutes(-20), expiresAfterBroadcast: true };
    const made = await stage.invite(stream.id, terms);
    const published = (from: number, until: number) =>
      portier.database.query(
        `insert into publications (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream,
                                   state, reason, live_at, ended_at)
         values ($1, $2, 'srs-0', 'run0', gen_random_uuid()::text, '', 'live', '', 'ended', 'unpublished', $3, $4)`,
        [stream.id, made.keyId, inMinutes(from), inMinutes(until)],
      );
    const phaseAfter = async (graceMs?: number) => {
      await portier.app.get(InvitationsService, { strict: false }).endFulfilled(graceMs);
      return (await stage.viewOf(made)).phase;
    };
    await published(-50, -40);
    expect(await phaseAfter()).toBe('open');
    await published(-19, -2);
    expect(await phaseAfter()).toBe('open');
    expect(await phaseAfter(60_000)).toBe('over');
    expect(await phaseAfter(60_000)).toBe('over');
    const path = `/streams/${stream.id}/invitations/${made.id}`;
    const over = await portier.call<InvitationView>('GET', path);
    expect([over.body.version, over.body.fulfilledAt]).toEqual([2, expect.any(String)]);
    expect((await portier.call('PATCH', path, { body: { label: 'Renamed' } })).status).toBe(200);
    const again = await portier.call<Problem>('PATCH', path, { body: { notAfter: inMinutes(90) } });
    expect([again.status, again.body.errors?.[0]?.path]).toEqual([422, 'showAt']);
    const next = await portier.call('PATCH', path, { body: { notAfter: inMinutes(90), showAt: inMinutes(30) } });
    expect([next.status, await phaseAfter(0)]).toEqual([200, 'open']);
  });

  describe('against strangers', () => {
    it.each([
      ['nothing', ''],
      ['a letter', 'x'],
      ['a made-up secret', 'A'.repeat(32)],
      ['a path', '../../etc/passwd'],
      ['a quote', `${'A'.repeat(31)}'`],
      ['a book', 'A'.repeat(5_000)],
    ])('do not open with %s', async (_, secret) => {
      const { status, body } = await stage.open(secret);
      expect([status, 'publish' in body]).toEqual([401, false]);
    });

    it('do not open with what is stored of a link, nor with the publish key', async () => {
      const made = await stage.invite((await stage.aStream()).id);
      const { publish: shown } = await stage.viewOf(made);
      for (const wrong of [hashToken(secretOf(made)).slice(0, 32), shown?.key ?? '']) {
        const { status, body } = await stage.open(wrong);
        expect([[401, 429].includes(status), 'publish' in body]).toEqual([true, false]);
      }
    });

    it('slow down those who guess, and not the guests', async () => {
      const made = await stage.invite((await stage.aStream()).id);
      const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => stage.open(String(n).padStart(32, 'g'))));
      // One is forgiven every few seconds.
      const last = await waitFor('a guess that must wait', async () => {
        const answer = await stage.open('z'.repeat(32));
        return answer.status !== 401 && answer;
      });
      expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true]);
      expect(guesses.every(({ status }) => status === 401 || status === 429)).toBe(true);
      expect((await stage.open(secretOf(made))).status).toBe(200);
    });
  });
});

/** Reads the guest's event stream as its page does. */
async function listen(url: string, secret: string) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${secret}` } });
  const views: (GuestView | null)[] = [];
  const ended = (async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('data: ')) views.push(JSON.parse(line.slice(6)) as GuestView | null);
    }
  })();
  return { views, ended };
}
