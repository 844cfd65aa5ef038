export function withLock<T>(folder: string, work: () => T | Promise<T>): Promise<T>;
export function isAlive(pid: number): boolean;
