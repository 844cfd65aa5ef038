import { namePattern } from '@app/contract';
import type { Snapshot } from '../snapshot/snapshot.js';

/** Shorter than any key `newSecret` makes (32 characters), longer than a mistyped application. */
const longestShownUnknownName = 24;

/**
 * The application of a hook as it may be logged and shown. A key can end up in it: pasted as the application, or cut at a
 * slash so that its front part becomes a part of the application (srs-observed.md section 5).
 */
export function shownApplication(snapshot: Snapshot, application: string): string {
  if (snapshot.hasApplication(application)) return application;
  const slash = application.indexOf('/');
  if (slash > 0) return `${shownApplication(snapshot, application.slice(0, slash))}/***`;
  return namePattern.test(application) && application.length <= longestShownUnknownName ? application : '***';
}

/** The peer's address, or an empty text: behind HTTP-FLV and HLS it is an `X-Forwarded-For` that nobody checked. */
export function shownIp(ip: string): string {
  return /^[0-9A-Fa-f:.]{2,45}$/.test(ip) ? ip : '';
}
