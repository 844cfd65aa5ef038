import { PortierError, type ViewersReport } from '@app/contract';
import { deadline } from '@app/kit';

const timeoutMs = 4_000;

interface Portier {
  portierUrl: string;
  token: string;
}

/**
 * `PUT <portier>/api/v1/directors/self/viewers`.
 * @throws PortierError `unavailable`, or `forbidden` when this director's token may not report
 */
export async function sendViewers(
  { portierUrl, token }: Portier,
  report: ViewersReport,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(new URL('api/v1/directors/self/viewers', portierUrl.replace(/\/*$/, '/')), {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(report),
    signal: deadline(timeoutMs, signal),
  }).catch((error: unknown) => {
    throw new PortierError('unavailable', 'portier cannot be reached to tell it of viewers', { cause: error });
  });
  await response.body?.cancel();
  if (response.status === 403) {
    throw new PortierError('forbidden', 'the token of this director lacks the scope "directors:report"');
  }
  if (!response.ok) throw new PortierError('unavailable', `portier answered ${response.status} to a report of viewers`);
}
