/**
 * Where segments, playlists' facts and posters are kept. Keys are relative paths of plain names (`show/v720/1.m4s`); readers never
 * see half of an object.
 */
export interface Store {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** False when the key exists; its content stays. */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * Replaces an object unless what is stored says that somebody newer has written: the check and the write are one step, also for a
   * writer that slept between them (a compare-and-swap; with S3 a PUT with `If-Match`).
   *
   * @param mayReplace judges the stored object; asked again when another writer came between
   * @returns false when it said no: nothing was written
   */
  putFenced(key: string, bytes: Uint8Array, mayReplace: (stored: Buffer) => boolean): Promise<boolean>;
  get(key: string): Promise<Buffer | undefined>;
  /** Names of the folders at the top: one a stream. */
  folders(): Promise<string[]>;
  /** Keys below a folder, at any depth. */
  list(folder: string): Promise<string[]>;
  /** A key that is not there is fine. */
  delete(key: string): Promise<void>;
}

/** @throws Error on a key that could leave the store or that some store would read differently. */
export function assertKey(key: string): void {
  const isPlain = key.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part));
  if (!isPlain || key.length > 500) throw new Error('a store key must be a relative path of plain names');
}
