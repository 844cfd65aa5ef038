import type { FastifyInstance } from 'fastify';

/**
 * What browsers may do with our pages. hls.js runs its demultiplexer in a `blob:` worker and feeds the video element from
 * `blob:`; playlists, segments and posters come from the director. Mantine and the API pages set inline styles.
 */
export function contentSecurityPolicy(directorUrl: string): string {
  const director = new URL(directorUrl).origin;
  const directives = {
    'default-src': "'self'",
    'script-src': "'self'",
    'worker-src': "'self' blob:",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': `'self' data: blob: ${director}`,
    'media-src': `'self' blob: ${director}`,
    'connect-src': `'self' ${director}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

const isGuestPage = /^\/(api\/v1\/)?guest(?![\w-])/;

/** On every answer. Answers of the API are never cached: they are of one person and one moment. */
export function registerSecurityHeaders(fastify: FastifyInstance, directorUrl: string): void {
  const policy = contentSecurityPolicy(directorUrl);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply
      .header('Content-Security-Policy', policy)
      .header('X-Content-Type-Options', 'nosniff')
      .header('X-Frame-Options', 'DENY')
      .header('Referrer-Policy', 'same-origin')
      .header('Cross-Origin-Opener-Policy', 'same-origin');
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    // A page behind a secret link: nobody lists it, and no other site learns that somebody came from it.
    if (isGuestPage.test(request.url)) {
      void reply.header('Referrer-Policy', 'no-referrer').header('X-Robots-Tag', 'noindex, nofollow, noarchive');
    }
    done();
  });
}
