import { checkAddress } from '@app/tasks';
import ipaddr from 'ipaddr.js';

/** Where a webhook is sent. */
export interface ReceiverRule {
  /** Private, loopback and link-local addresses are welcome (PORTIER_ALLOW_PRIVATE_TARGETS). */
  allowPrivate: boolean;
}

/**
 * What is wrong with the address of a receiver, in one sentence that does not repeat it, or null. A host name is judged again
 * each time it was resolved: it may lead elsewhere by then.
 */
export function checkReceiver(address: string, rule: ReceiverRule): string | null {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return 'use an address that begins with https:// or http://';
  }
  if (url.username !== '' || url.password !== '') return 'the address must not contain a user or password';
  const host = hostOf(url);
  if (host === 'localhost' || host.endsWith('.localhost')) return checkReceiverAddress('127.0.0.1', rule);
  return ipaddr.isValid(host) ? checkReceiverAddress(host, rule) : null;
}

/** Judges one address that a receiver's host was resolved to. */
export function checkReceiverAddress(address: string, rule: ReceiverRule): string | null {
  return checkAddress(address, rule) === null
    ? null
    : "it is this machine or a network that is not public; portier's setting must allow private targets";
}

/** Host name or address without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
