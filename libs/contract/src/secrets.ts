import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/**
 * Keys derived (HKDF, RFC 5869) from the one `PORTIER_CLUSTER_SECRET` that portier and srs-hooks share.
 * Changing the secret makes every publish key, sealed value and pull token invalid.
 */
export interface ClusterKeys {
  publishKey: Buffer;
  pullToken: Buffer;
  seal: Buffer;
  picture: Buffer;
}

export function deriveClusterKeys(secret: string): ClusterKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'portier', purpose, 32));
  return {
    publishKey: derive('publish-key'),
    pullToken: derive('pull-token'),
    seal: derive('seal'),
    picture: derive('picture'),
  };
}

/** What is stored of an API token, agent token or session: SHA-256, hex. Enough for 192 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 192 random bits, URL-safe: survives every encoder and media server (srs-observed.md section 5). */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored of a publish key: keyed, so that a lookup is one map access and a stolen table is worth nothing. */
export function hashPublishKey(keys: ClusterKeys, publishKey: string): string {
  return createHmac('sha256', keys.publishKey).update(publishKey).digest('hex');
}

/** AES-256-GCM, `v1.<iv>.<tag>.<ciphertext>` in base64url. For values at rest or in transit that must be read again. */
export function seal(keys: ClusterKeys, plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.seal, iv);
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.');
}

/** @throws Error when the value was sealed under another secret or altered. */
export function unseal(keys: ClusterKeys, sealed: string): string {
  const [version, iv, tag, ciphertext] = sealed.split('.');
  if (version !== 'v1' || iv === undefined || tag === undefined || ciphertext === undefined) {
    throw new Error('not a sealed value');
  }
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return decipher.update(Buffer.from(ciphertext, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
}

export interface PullClaim {
  taskId: string;
  leaseToken: number;
  /** Public name of the stream that may be pulled. */
  stream: string;
}

/** Query of our own RTMP pulls: `task=<id>&lease=<n>&sig=<hmac>` (design.md section 6, fencing at the source). */
export function pullQuery(keys: ClusterKeys, claim: PullClaim): string {
  return `task=${claim.taskId}&lease=${claim.leaseToken}&sig=${pullSignature(keys, claim)}`;
}

/** The claim a play request proves, or undefined when it is not one of our pulls or is forged. */
export function verifyPull(keys: ClusterKeys, stream: string, query: URLSearchParams): PullClaim | undefined {
  const taskId = query.get('task');
  const lease = query.get('lease') ?? '';
  const signature = query.get('sig');
  if (taskId === null || signature === null || !/^\d{1,15}$/.test(lease)) return undefined;
  const claim = { taskId, leaseToken: Number(lease), stream };
  return equal(signature, pullSignature(keys, claim)) ? claim : undefined;
}

function pullSignature(keys: ClusterKeys, { taskId, leaseToken, stream }: PullClaim): string {
  return createHmac('sha256', keys.pullToken).update(`${stream}|${taskId}|${leaseToken}`).digest('hex').slice(0, 32);
}

/** Compares without telling by its duration where two secrets differ. */
export function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
