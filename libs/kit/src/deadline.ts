import { setMaxListeners } from 'node:events';

/**
 * A signal that aborts after `timeoutMs` (with a TimeoutError, as `AbortSignal.timeout`), or with `outer`.
 *
 * QUIRK(node 20): `AbortSignal.any([outer, AbortSignal.timeout(ms)])` holds the timeout weakly: after a garbage collection it never
 * fires, and a request to a frozen server hangs for ever. May go when Node 20 is not supported any more.
 */
export function deadline(timeoutMs: number, outer: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (reason: unknown) => {
    clearTimeout(timer);
    controller.abort(reason);
  };
  // Lets a program end, and lets go of `outer` when it fires.
  const timer = setTimeout(
    () => abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    timeoutMs,
  ).unref();
  // One signal may stop many requests at once, as at a start while the other side is away.
  setMaxListeners(0, outer);
  if (outer.aborted) abort(outer.reason);
  else outer.addEventListener('abort', () => abort(outer.reason), { once: true, signal: controller.signal });
  return controller.signal;
}
