import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** 256 random bits as Standard Webhooks writes a secret. @param random 32 bytes */
export function webhookSecret(random: Buffer): string {
  return `${prefix}${random.toString('base64')}`;
}

/**
 * Headers that prove where a webhook comes from, and when: https://www.standardwebhooks.com (1.0.0). The signed text is
 * `<id>.<timestamp>.<body>`, so that a recorded request cannot be sent again later or as another one.
 *
 * @param secret of `webhookSecret`
 * @param id the same at every attempt
 * @param atSeconds of this attempt, since 1970
 */
export function signatureHeaders(
  secret: string,
  { id, atSeconds, body }: { id: string; atSeconds: number; body: string },
): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(atSeconds), 'webhook-signature': `v1,${signature}` };
}
