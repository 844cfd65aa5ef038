import { ApiError } from '../api/client.js';

/** What the API says of single fields: path -> message. Empty for any other failure. */
export function fieldErrors(error: unknown): Map<string, string> {
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return new Map(errors.map(({ path, message }) => [path, message]));
}
