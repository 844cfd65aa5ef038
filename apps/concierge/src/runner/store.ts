/**
 * Where segments, playlists' facts and posters are kept. Keys are relative paths of plain names (`show/v720/1.m4s`); readers never
 * see half of an object.
 */
export interface Store {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** False when the key exists; its content stays. */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean>;
  get(key: string): Promise<Buffer | undefined>;
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
