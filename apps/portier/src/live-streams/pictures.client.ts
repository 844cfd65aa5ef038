import { PortierError } from '@app/contract';

const timeoutMs = 3_000;
/** A poster is 640 pixels wide. */
const mostBytes = 4_000_000;

export interface Picture {
  bytes: Buffer;
  etag: string | null;
}

/**
 * The newest picture of a stream, from a director (`GET <director>/hls/<stream>/poster.jpg`).
 * @param token shows the director that portier asks, which may have the picture of any stream
 * @returns `unchanged` when it is the one that the reader has
 * @throws PortierError `not_found` when there is none, `unavailable` when the director does not answer
 */
export async function fetchPicture(
  { directorUrl, token }: { directorUrl: string; token: string },
  stream: string,
  ifNoneMatch: string | undefined,
): Promise<Picture | 'unchanged'> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
  };
  try {
    const response = await fetch(`${directorUrl.replace(/\/+$/, '')}/hls/${stream}/poster.jpg`, {
      ...{ headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) },
    });
    if (response.status === 304) return 'unchanged';
    if (!response.ok) {
      await response.body?.cancel();
      throw noPicture(stream, response.status);
    }
    return { bytes: await readBytes(response), etag: response.headers.get('etag') };
  } catch (error) {
    if (error instanceof PortierError) throw error;
    throw new PortierError('unavailable', 'The director does not answer, so there is no picture.', { cause: error });
  }
}

async function readBytes(response: Response): Promise<Buffer> {
  const isPicture = response.headers.get('content-type') === 'image/jpeg';
  if (!isPicture || Number(response.headers.get('content-length')) > mostBytes) {
    await response.body?.cancel();
    throw new PortierError('unavailable', 'The director answered something that is no picture.');
  }
  return Buffer.from(await response.arrayBuffer());
}

function noPicture(stream: string, status: number): PortierError {
  const isThere = status < 500;
  return isThere
    ? new PortierError('not_found', `There is no picture of stream ${stream} yet.`)
    : new PortierError('unavailable', `The director answered ${status}, so there is no picture.`);
}
