import type { PortierError } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { MailService } from './mail.service.js';
import { openMailbox, type Mailbox } from './testing/mailbox.js';

describe('mail', () => {
  let mailbox: Mailbox;
  let portier: RunningPortier;
  beforeAll(async () => {
    mailbox = await openMailbox();
    portier = await startPortier({
      PORTIER_SMTP_URL: mailbox.url,
      PORTIER_MAIL_FROM: 'Portier Prüfung <portier@example.org>',
    });
  });
  afterAll(async () => {
    await portier?.close();
    await mailbox?.close();
  });
  beforeEach(() => mailbox.refuseWith(undefined));

  const send = (to: string, subject = 'Größe') =>
    portier.database.transaction((transaction) =>
      portier.app.get(MailService).send(transaction, { to, subject, text: 'Grüße\n', html: '<p>Grüße</p>' }),
    );
  const waiting = () =>
    portier.database.query<{ attempts: number; payload: object }>(
      `select attempts, payload from outbox where topic = 'mail'`,
    );

  it('arrives as it was written', async () => {
    await send('anna@example.org');
    expect(await mailbox.next('anna@example.org')).toMatchObject({
      subject: 'Größe',
      text: expect.stringContaining('Grüße'),
      html: expect.stringContaining('<p>Grüße</p>'),
      from: expect.stringContaining('<portier@example.org>'),
    });
  });

  it('goes to one receiver, whatever the address looks like', async () => {
    await send('anna@example.org, berta@example.org').catch(() => undefined);
    await send('last@example.org');
    await mailbox.next('last@example.org');
    expect(mailbox.mails.filter(({ to }) => to === 'berta@example.org')).toEqual([]);
  });

  it('is not sent for a change that is rolled back', async () => {
    const failed = portier.database.transaction(async (transaction) => {
      const message = { to: 'nobody@example.org', subject: 'no', text: 'no' };
      await portier.app.get(MailService).send(transaction, message);
      throw new Error('not today');
    });
    await expect(failed).rejects.toThrow('not today');
    await send('after@example.org');
    await mailbox.next('after@example.org');
    expect(mailbox.mails.filter(({ to }) => to === 'nobody@example.org')).toEqual([]);
  });

  it('waits while the server takes none, unreadable in the database, and comes with the same id', async () => {
    mailbox.refuseWith(451);
    const before = mailbox.refusals();
    await send('later@example.org');
    await waitFor('two attempts', () => mailbox.refusals() >= before + 2);
    const [entry] = await waiting();
    expect(JSON.stringify(entry?.payload)).not.toMatch(/later@example|Größe|Grüße/);
    mailbox.refuseWith(undefined);
    const { messageId } = await mailbox.next('later@example.org');
    expect(messageId).toContain((entry?.payload as { id: string }).id);
  });

  it('is given up when the server will never take it', async () => {
    mailbox.refuseWith(550);
    const before = mailbox.refusals();
    await send('unknown@example.org');
    await waitFor('the refusal', () => mailbox.refusals() > before);
    await waitFor('nothing to wait', async () => (await waiting()).length === 0);
    expect(mailbox.refusals()).toBe(before + 1);
  });

  it('is refused with a reason where no mail server is set', async () => {
    const silent = await startPortier({ DATABASE_URL: portier.config.DATABASE_URL }, { isReplica: true });
    const mail = silent.app.get(MailService);
    expect(mail.isOn).toBe(false);
    const message = { to: 'a@example.org', subject: 's', text: 't' };
    const error = await silent.database.transaction((t) => mail.send(t, message)).catch((thrown: unknown) => thrown);
    expect((error as PortierError).code).toBe('mail_off');
    await silent.close();
  });
});
