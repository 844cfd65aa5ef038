import { deliveryOf, senderOf } from './mail.js';

describe('a mail that was not taken', () => {
  it.each<[string, object, 'refused' | 'failed']>([
    ['unknown receiver', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'refused'],
    ['text is called spam', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'refused'],
    ['greylisting', { code: 'EENVELOPE', responseCode: 451, command: 'RCPT TO' }, 'failed'],
    ['mailbox full for now', { code: 'EMESSAGE', responseCode: 452, command: 'DATA' }, 'failed'],
    ['our password is wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'failed'],
    ['nothing listens', { code: 'ESOCKET', command: 'CONN' }, 'failed'],
    ['no answer', { code: 'ETIMEDOUT', command: 'CONN' }, 'failed'],
    ['the server is closing', { code: 'ECONNECTION', responseCode: 554, command: 'CONN' }, 'failed'],
    ['a bug', new TypeError('x'), 'failed'],
  ])('%s', (_, error, kind) => expect(deliveryOf(error).kind).toBe(kind));

  it('is told without the receiver', () => {
    const error = Object.assign(new Error('550 <anna@example.org> unknown'), { code: 'EENVELOPE', responseCode: 550 });
    expect(JSON.stringify(deliveryOf(error))).not.toContain('anna');
  });
});

describe('the sender', () => {
  it.each([
    ['https://portier.example.org:8443/x', 'Portier <portier@portier.example.org>'],
    ['http://127.0.0.1:8080', 'Portier <portier@localhost>'],
    ['http://[::1]:8080', 'Portier <portier@localhost>'],
  ])('of %s is %s', (url, sender) => expect(senderOf(url)).toBe(sender));
});
