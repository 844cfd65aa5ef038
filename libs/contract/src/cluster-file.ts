import { z } from 'zod';

/** `var/cluster.json` (mode 0600): the running cluster's addresses, for scripts. */
export const clusterFile = z.object({
  /** True once the cluster can be published to. */
  ready: z.boolean(),
  adminUrl: z.string(),
  apiUrl: z.string(),
  /** `rtmpUrl` + `/` + `stream.key` publishes the first stream. */
  rtmpUrl: z.string(),
  watchUrl: z.string(),
  /** Multivariant playlist of the first stream. */
  hlsUrl: z.string(),
  /** Where a media server sends its hooks, with the secret in its path. */
  hooksUrl: z.string(),
  directorUrl: z.string(),
  /** Where viewers get playlists and segments from; the director's playlists lead them there. */
  edgeUrl: z.string().optional(),
  admin: z.object({
    user: z.string(),
    password: z.string(),
    /** False once somebody has set another one: `password` is then of no use. */
    passwordIsCurrent: z.boolean().default(true),
  }),
  stream: z.object({ name: z.string(), key: z.string() }),
});
export type ClusterFile = z.infer<typeof clusterFile>;
