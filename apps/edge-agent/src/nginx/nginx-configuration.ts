import { indented, quoted } from './nginx-syntax.js';
import { viewerServer } from './viewer-server.js';

/** What the configuration of an edge's nginx is made from. */
export interface NginxSettings {
  /** `host:port` each, where viewers come in. */
  listen: readonly string[];
  /** Files of all listeners, or null = HTTP. */
  tls: { certificateFile: string; keyFile: string } | null;
  /** `host:port` each. */
  directors: readonly [string, ...string[]];
  /** Absolute. */
  workDir: string;
  statusSocket: string;
  segmentCacheMaxBytes: number;
  /** UDP port on loopback where the agent takes the words of nginx. */
  agentLogPort: number;
  /** Share of requests it is told of, 1 to 100. */
  samplePercent: number;
  /** 0 = one for each core. */
  workers: number;
  /** Of the workers, where root starts nginx; null = nginx is not started by root. */
  user: string | null;
}

/** Tags of nginx's datagrams (RFC 3164), by which the agent tells them apart. */
export const logTags = { figures: 'edge_figures', words: 'edge_words' } as const;

/** Two connections at most for each viewer's request, and some files. */
const connectionsPerWorker = 4_096;
const filesPerWorker = 3 * connectionsPerWorker;

/**
 * The whole nginx.conf of an edge, for nginx 1.22 without extra modules. The measured numbers in its comments:
 * hls.md sections 2.3 and 5. Relative paths are relative to the work folder (`nginx -p`).
 */
export function nginxConfiguration(settings: NginxSettings): string {
  const { user, workers, workDir, agentLogPort } = settings;
  return `# Written by edge-agent, which overwrites it. Change its settings instead (docs/configuration.md).
${user === null ? '' : `user ${user};\n`}daemon off;
pid nginx.pid;
# By its folder the agent knows a worker that outlived its master.
working_directory ${quoted(workDir)};
worker_processes ${workers === 0 ? 'auto' : workers};
worker_rlimit_nofile ${filesPerWorker};
# A reload must not keep old workers for as long as somebody stays connected.
worker_shutdown_timeout 60s;
# What nginx says of a request repeats its query, where secrets may be: the agent strips that before it logs. Only what stops nginx
# from starting goes to standard error.
error_log stderr emerg;
error_log syslog:server=127.0.0.1:${agentLogPort},tag=${logTags.words},nohostname error;

events {
    worker_connections ${connectionsPerWorker};
}

http {
${indented(httpBlock(settings))}
}
`;
}

function httpBlock(settings: NginxSettings): string {
  const { statusSocket } = settings;
  return `default_type application/octet-stream;
server_tokens off;
sendfile on;
# With it on, answers of some sizes on kept connections waited for delayed ACKs: 44 ms, and 1,800 instead of 28,000 requests a second.
tcp_nopush off;
tcp_nodelay on;
keepalive_timeout 65s;
keepalive_requests 100000;
reset_timedout_connection on;
client_header_timeout 10s;
send_timeout 20s;
client_max_body_size 1k;
client_body_temp_path temporary/body;
proxy_temp_path temporary/proxy;
fastcgi_temp_path temporary/fastcgi;
uwsgi_temp_path temporary/uwsgi;
scgi_temp_path temporary/scgi;

${logging(settings)}

${upstream(settings)}

${caches(settings)}

${viewerServer(settings)}

# A unix socket: no address of this machine leads here.
server {
    listen ${quoted(`unix:${statusSocket}`)};
    access_log off;
    location = /status {
        stub_status;
    }
    location / {
        return 404;
    }
}`;
}

/** Figures only: no address, no path, no query of anybody. */
function logging({ agentLogPort, samplePercent }: NginxSettings): string {
  const shares = samplePercent >= 100 ? '* 1;' : `${samplePercent}% 1;\n    * "";`;
  return `split_clients $request_id $is_sampled {
    ${shares}
}
log_format figures '$status $bytes_sent $upstream_cache_status';
access_log syslog:server=127.0.0.1:${agentLogPort},tag=${logTags.figures},nohostname figures if=$is_sampled;`;
}

function upstream({ directors }: NginxSettings): string {
  const servers = (more: string) => directors.map((address) => `    server ${address} ${more};`).join('\n');
  return `upstream directors {
    # What one worker finds out of a director holds for all of them.
    zone directors 128k;
${servers('max_fails=1 fail_timeout=2s')}
    keepalive 32;
}
# The same ones, where no answer takes a director away from other streams.
upstream directors_again {
    zone directors_again 128k;
${servers('max_fails=0')}
    keepalive 8;
}`;
}

function caches({ segmentCacheMaxBytes }: NginxSettings): string {
  return `proxy_cache_path cache/segments levels=1:2 keys_zone=segments:16m max_size=${segmentCacheMaxBytes} inactive=10m use_temp_path=off;
# Forgotten at once when nobody asks: the first viewer after a pause must wait for the present, not see the past.
proxy_cache_path cache/playlists levels=1:2 keys_zone=playlists:8m max_size=64m inactive=3s use_temp_path=off;`;
}
