import type { DirectoryFeed, DirectoryStream } from '@app/contract';

/** All streams of the installation as portier last told them, disabled ones included. */
export interface Directory {
  /** Position in portier's change feed. */
  cursor: string;
  byId: ReadonlyMap<string, DirectoryStream>;
  byName: ReadonlyMap<string, DirectoryStream>;
}

/** The directory after one answer of the feed: everything anew (`full`) or what changed. A change needs a directory. */
export function applyFeed(current: Directory | null, feed: DirectoryFeed): Directory {
  const byId = new Map(feed.full || current === null ? [] : current.byId);
  for (const id of feed.removedStreamIds) byId.delete(id);
  for (const stream of feed.streams) byId.set(stream.id, stream);
  const byName = new Map([...byId.values()].map((stream) => [stream.name, stream]));
  return { cursor: feed.cursor, byId, byName };
}

/** The directory as one full answer of the feed, the form it is saved in. */
export function toFeed(directory: Directory): DirectoryFeed {
  return { cursor: directory.cursor, full: true, streams: [...directory.byId.values()], removedStreamIds: [] };
}
