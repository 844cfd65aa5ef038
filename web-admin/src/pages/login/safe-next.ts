/**
 * Where to go after the sign-in: a path of these pages, never another site. A browser reads `//host` and `/\host` as
 * another site's address.
 */
export function safeNext(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next) || next.startsWith('/login')) return '/';
  return next;
}
