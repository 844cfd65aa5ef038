import { ApiError } from '../api/client.js';

/** Somebody else changed the thing since this page read it (412). */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;
