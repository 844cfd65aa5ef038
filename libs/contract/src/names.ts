import { z } from 'zod';

/**
 * The only characters a stream or application may have. A media server puts both into file paths and ignores what
 * follows a dot (srs-observed.md section 5), so nothing else is safe to accept.
 */
export const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

const nameMessage = 'use 1 to 64 letters, digits, "-" or "_"';

/** Public name of a stream: part of viewer URLs, never a credential. Unique in the installation. */
export const streamName = z.string().regex(namePattern, nameMessage);

/** RTMP application name, such as `live`. */
export const applicationName = z.string().regex(namePattern, nameMessage);

export const uuid = z.uuid();

/** ISO 8601 instant with offset, as every timestamp between programs. */
export const instant = z.iso.datetime({ offset: true });

export const visibilities = ['public', 'unlisted', 'token'] as const;
export const visibility = z.enum(visibilities);
export type Visibility = z.infer<typeof visibility>;
