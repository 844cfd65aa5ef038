import type { Answer } from './probe.js';

/** The budget of hls.md section 6: two misses, one after the other, and the next question of a player come to less than six seconds. */
const timeoutMs = 1_000;
/** A media playlist is far smaller; more is not read. */
const mostBytes = 1_000_000;

/** Asks an edge as a player would; null = no answer in time. Redirects are not followed: a player would end up elsewhere. */
export async function askEdge(baseUrl: string, path: string): Promise<Answer | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    const response = await fetch(`${baseUrl}${path}`, { redirect: 'manual', signal: patience.signal });
    return { status: response.status, text: await readAtMost(response, mostBytes) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function readAtMost({ body }: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += (chunk as Uint8Array).length;
    // Leaving the loop cancels the rest.
    if (bytes > most) break;
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}
