import { edgeUserAgent, namePattern } from '@app/contract';
import { addressParts } from '@app/hls';
import type { NginxSettings } from './nginx-configuration.js';
import { indented, quoted } from './nginx-syntax.js';

const stream = namePattern.source.slice(1, -1);
const { broadcast, rendition, mediaFile } = addressParts;

/** The server that viewers reach. A path that is none of these never reaches a director. */
export function viewerServer(settings: NginxSettings): string {
  return `server {
${listening(settings)}
    server_name _;

    # Only reading. A preflight is answered here: directors need not hear of it.
    if ($request_method = OPTIONS) {
        return 418;
    }
    if ($request_method !~ ^(?:GET|HEAD)$) {
        return 405;
    }
    error_page 418 = @preflight;
    recursive_error_pages on;

${indented(fetching(settings))}

    # Directors watch this when there is no stream to watch.
    location = /edge/healthz {
        access_log off;
        default_type text/plain;
        add_header Cache-Control no-store;
        return 200 "ok\\n";
    }

    # The way in is a director: its multivariant playlist and steering answers are another for each viewer. No redirect, as the edge
    # may know directors by addresses that viewers cannot reach.
    location ~ "^/hls/[^/]+/(?:index\\.m3u8|steering\\.json)$" {
        error_page 404 = @unavailable;
        return 404;
    }

${indented(media())}

    location /hls/ {
        error_page 404 = @unavailable;
        return 404;
    }
    location / {
        return 404;
    }

    # hls.js asks the same edge again and again after a 5xx, and never after a 4xx: with 404 it leaves for another edge at once
    # (viewers saw no stall; with 5xx 1.9 s, with a stale playlist over 26 s). Directors send this header themselves; what nginx answers of
    # its own needs it too, or a browser's player sees no status.
    location @unavailable {
        add_header Access-Control-Allow-Origin * always;
        add_header Cache-Control no-store always;
        return 404;
    }
    location @preflight {
        add_header Access-Control-Allow-Origin * always;
        add_header Access-Control-Allow-Methods "GET, HEAD, OPTIONS" always;
        add_header Access-Control-Allow-Headers "Range, If-None-Match, If-Modified-Since" always;
        add_header Access-Control-Max-Age 86400 always;
        return 204;
    }
}`;
}

function listening({ listen, tls }: NginxSettings): string {
  const lines = listen.map((address) => `    listen ${address}${tls === null ? '' : ' ssl http2'};`);
  if (tls !== null) {
    lines.push(
      `    ssl_certificate ${quoted(tls.certificateFile)};`,
      `    ssl_certificate_key ${quoted(tls.keyFile)};`,
      '    ssl_protocols TLSv1.2 TLSv1.3;',
      '    ssl_session_cache shared:tls:8m;',
    );
  }
  return lines.join('\n');
}

function fetching({ directors: [first] }: NginxSettings): string {
  return `proxy_http_version 1.1;
# Nothing of a viewer's request decides what a director answers, so nothing of it is passed on: no cookie, no authorization, no query.
# With the query in the key anybody could fill the cache and reach the directors at will.
proxy_pass_request_headers off;
proxy_pass_request_body off;
proxy_set_header Host ${first};
proxy_set_header Connection "";
proxy_set_header User-Agent ${edgeUserAgent};
proxy_cache_key $uri;
# A thousand viewers of a new segment are one request to a director.
proxy_cache_lock on;
# A director that hangs costs 1.5 s, which players' buffers hide; with 8 s they stalled for 3.8 s.
proxy_connect_timeout 500ms;
proxy_send_timeout 1500ms;
proxy_read_timeout 1500ms;
# Another director may know a newer segment. What is listed here takes a director away from all streams for a while, but for http_404:
# not a 503 (this stream is not live) or a 500, which may be a matter of one stream. Those are asked for @again.
proxy_next_upstream error timeout http_404 http_502 http_504;
proxy_next_upstream_tries 2;
proxy_intercept_errors on;`;
}

function media(): string {
  return `# Media playlists: a director allows a second (Cache-Control), and less is not possible with nginx. While one request fetches the next
# one the others get the last one, but nobody gets an old one because directors are away: players would wait for it to grow.
location ~ "^/hls/${stream}/${rendition}\\.m3u8$" {
    ${cachedIn('playlists')}
    proxy_cache_valid 200 1s;
    proxy_cache_use_stale updating;
    # On, the first viewer after a pause got a playlist of 20 s ago and jumped 16 s.
    proxy_cache_background_update off;
}

# Segments and initialization sections: an address never gets other bytes.
location ~ "^/hls/${stream}/${broadcast}/${rendition}/${mediaFile}$" {
    ${cachedIn('segments')}
    proxy_cache_valid 200 10m;
}

location ~ "^/hls/${stream}/poster\\.jpg$" {
    ${cachedIn('playlists')}
    proxy_cache_valid 200 5s;
}

# A director that has nothing, or has a problem: whether another one has better. This counts against nobody.
location @again {
    proxy_pass http://directors_again$uri;
    proxy_cache $cache;
    proxy_cache_valid 200 1s;
    proxy_next_upstream error timeout http_404 http_500 http_502 http_503 http_504;
    error_page 500 502 503 504 = @unavailable;
}`;
}

function cachedIn(cache: 'playlists' | 'segments'): string {
  return `set $cache ${cache};
    proxy_cache ${cache};
    proxy_pass http://directors$uri;
    error_page 500 503 = @again;
    error_page 502 504 = @unavailable;`;
}
