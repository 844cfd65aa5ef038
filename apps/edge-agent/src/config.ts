import { secret, setting } from '@app/kit';
import { z } from 'zod';

/** Host and port with nothing that means something in nginx's configuration. */
const listenAddress = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):\d{1,5}$/;

/** Settings of the edge agent, from environment variables. `docs/configuration.md` is generated from this schema. */
export const edgeAgentConfig = z.object({
  EDGE_PORTIER_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8080')
    .describe('Address of portier or of the balancer in front of it. The edge goes on serving while it is away.'),
  EDGE_TOKEN: secret(z.string().min(1, 'paste the token portier showed when the edge was created')).describe(
    'Token of this edge; portier shows it once, when the edge is created.',
  ),
  EDGE_DIRECTOR_URLS: setting
    .list(['http://127.0.0.1:8081'])
    .pipe(z.array(z.string().transform(directorAddress)).min(1, 'name at least one director'))
    .describe(
      'Directors that the edge fetches from, separated by commas: `http://host:port`. Two or more cover for each other.',
    ),
  EDGE_LISTEN: setting
    .list(['127.0.0.1:8082'])
    .pipe(z.array(z.string().regex(listenAddress, 'use host:port, such as 0.0.0.0:80 or [::]:80')).min(1))
    .describe('Where nginx serves viewers, separated by commas: `0.0.0.0:80,[::]:80`.'),
  EDGE_TLS_CERTIFICATE: z
    .string()
    .default('')
    .describe('Certificate file (PEM, with its chain); with it all of EDGE_LISTEN speaks HTTPS. Empty: HTTP.'),
  EDGE_TLS_KEY: z.string().default('').describe('Private key file of the certificate (PEM).'),
  EDGE_WORK_DIR: z
    .string()
    .default('var/edge')
    .describe("Folder of nginx's configuration, cache and temporary files. One edge a folder."),
  EDGE_RUN_DIR: z
    .string()
    .default('')
    .describe(
      "Folder of the unix socket of nginx's own figures; empty = `run` in the work folder. The path of the socket must be " +
        'shorter than 100 bytes.',
    ),
  EDGE_CACHE_MAX_BYTES: setting
    .integer(4 * 1024 ** 3, { min: 1024 ** 2 })
    .describe('Segments kept on disk, bytes. What nobody asked for in ten minutes is dropped before.'),
  EDGE_NGINX_PATH: z
    .string()
    .default('nginx')
    .describe('The nginx program, 1.22 or newer: a path, or a name found in PATH.'),
  EDGE_NGINX_USER: z
    .string()
    .regex(/^[A-Za-z0-9_.-]*$/, 'use the name of a user')
    .default('')
    .describe('User of its workers where root starts nginx. Empty: the user who starts it.'),
  EDGE_NGINX_WORKERS: setting.integer(0, { max: 256 }).describe('Worker processes of nginx; 0 = one for each core.'),
  EDGE_LOG_SAMPLE_PERCENT: setting
    .integer(100, { min: 1, max: 100 })
    .describe(
      'Share of requests whose size and cache status nginx tells the agent, percent. Lower it above some thousand requests a ' +
        'second.',
    ),
  EDGE_LEAVE_MS: setting
    .integer(12_000, { min: 0, max: 600_000 })
    .describe(
      'How long an agent that is told to stop (SIGTERM) says so to portier, while viewers are moved away, milliseconds. It ' +
        'ends sooner when none is connected. Stop nginx after the agent.',
    ),
  EDGE_HOST: z.string().default('127.0.0.1').describe('Address for /healthz, /readyz and /metrics.'),
  EDGE_PORT: setting
    .port(8087)
    .describe('Port for /healthz, /readyz and /metrics; the same number in UDP takes the words of nginx, on loopback.'),
  EDGE_METRICS_TOKEN: setting.metricsToken(),
});

export type EdgeAgentConfig = Readonly<z.infer<typeof edgeAgentConfig>>;

/** `host:port` of a director. */
function directorAddress(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = url !== undefined && url.href === `${url.origin}/` && url.protocol === 'http:';
  if (isBare) return `${url.hostname}:${url.port === '' ? 80 : url.port}`;
  context.addIssue({ code: 'custom', message: 'use http://host:port, without a path' });
  return z.NEVER;
}
