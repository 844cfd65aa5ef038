import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

/** Every route of portier with its parameters, bodies and answers; generated from its OpenAPI document. */
export type PortierPaths = paths;

/** The named shapes of the API: `ApiSchemas['Stream']`. */
export type ApiSchemas = components['schemas'];

export type PortierClient = Client<PortierPaths>;

export interface PortierClientOptions {
  /** Value of the `Authorization` header: `Bearer <token>` of a program, `Basic ...` of a script. A browser has its cookie. */
  authorization?: string;
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A typed client of portier's REST API: `await client.GET('/api/v1/streams/{id}', { params: { path: { id } } })` gives
 * `{ data }`, or `{ error }` with a problem document. Network failures throw.
 *
 * @param baseUrl `https://host[:port]` without a path; empty in a page that portier serves
 */
export function createPortierClient(
  baseUrl: string,
  { authorization, fetch }: PortierClientOptions = {},
): PortierClient {
  return createClient<PortierPaths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    ...(authorization === undefined ? {} : { headers: { authorization } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
}
