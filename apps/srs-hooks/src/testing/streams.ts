import { deriveClusterKeys, hashPublishKey, type AuthorizationFeed, type AuthorizedStream } from '@app/contract';
import { randomUUID } from 'node:crypto';

export const clusterSecret = 'a cluster secret of the tests, long enough';
export const clusterKeys = deriveClusterKeys(clusterSecret);

type KeyFields = Partial<Omit<AuthorizedStream['keys'][number], 'id' | 'hash'>>;

/** An enabled public stream of application `live` with one key that is valid for ever from anywhere. */
export function aStream(
  name: string,
  key: string,
  { keyFields = {}, ...fields }: Partial<AuthorizedStream> & { keyFields?: KeyFields } = {},
): AuthorizedStream {
  const always = { notBefore: null, notAfter: null, networks: [] };
  return {
    id: randomUUID(),
    name,
    application: 'live',
    enabled: true,
    visibility: 'public',
    keys: [{ id: randomUUID(), hash: hashPublishKey(clusterKeys, key), ...always, ...keyFields }],
    ...fields,
  };
}

export function aFeed(streams: AuthorizedStream[], fields: Partial<AuthorizationFeed> = {}): AuthorizationFeed {
  return {
    cursor: '1',
    full: true,
    applications: ['live', 'other'],
    streams,
    removedStreamIds: [],
    pulls: [],
    ...fields,
  };
}
