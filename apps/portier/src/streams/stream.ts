import type { Visibility } from '@app/contract';
import type { Right } from '../rights/right.js';

/** A stream as it is stored, with what is derived from its publications and tasks. */
export interface Stream {
  id: string;
  name: string;
  application: string;
  title: string;
  enabled: boolean;
  visibility: Visibility;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  liveSince: Date | null;
  running: number;
  pending: number;
  retrying: number;
  quarantined: number;
  /** What whoever asked may do with it. */
  rights: Right[];
}

export interface PublicAddresses {
  directorUrl: string;
  /** `rtmp://host[:port]/application` of the default application. */
  rtmpUrl: string;
}

/** Where a stream is watched and published to. */
export function addressesOf({ name, application }: Pick<Stream, 'name' | 'application'>, addresses: PublicAddresses) {
  const director = addresses.directorUrl.replace(/\/+$/, '');
  return {
    watchUrl: `${director}/watch/${name}`,
    hlsUrl: `${director}/hls/${name}/index.m3u8`,
    rtmpUrl: addresses.rtmpUrl.replace(/\/[^/]*$/, `/${application}`),
  };
}

interface Editable {
  name?: string | undefined;
  application?: string | undefined;
}

/** Why a change must wait for the end of the broadcast, or null: viewers and running tasks know the stream by its name. */
export function refusalWhileLive(stream: Pick<Stream, 'name' | 'application'>, change: Editable): string | null {
  const isRenamed = change.name !== undefined && change.name !== stream.name;
  const isMoved = change.application !== undefined && change.application !== stream.application;
  if (!isRenamed && !isMoved) return null;
  const what = isRenamed ? 'name' : 'application';
  return `Stream "${stream.name}" is live: its ${what} is in use by the encoder, its tasks and its viewers. Stop publishing first.`;
}
