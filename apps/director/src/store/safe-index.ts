import { hlsIndex, type HlsIndex } from '@app/contract';
import { addressParts } from '@app/hls';
import type { z } from 'zod';

const { broadcast, rendition, mediaFile } = addressParts;

export const broadcastPattern = new RegExp(`^${broadcast}$`);
export const renditionPattern = new RegExp(`^${rendition}$`);
export const mediaFilePattern = new RegExp(`^${mediaFile}$`);

const mediaUriPattern = new RegExp(`^${broadcast}/${rendition}/${mediaFile}$`);
const posterUriPattern = new RegExp(`^(?:${broadcast}/)?[A-Za-z0-9][A-Za-z0-9_-]{0,79}\\.jpg$`);
const codecsPattern = /^[A-Za-z0-9.,-]{1,100}$/;

/**
 * An index whose every text may stand in a playlist and whose every file can be asked for at the director. Stricter than the
 * contract: a packager that was broken into must not be able to send viewers elsewhere or to write lines into a playlist.
 */
export const safeIndex: z.ZodType<HlsIndex> = hlsIndex.superRefine((index, context) => {
  const check = (isSafe: boolean, path: (string | number)[], message: string) => {
    if (!isSafe) context.addIssue({ code: 'custom', path, message });
  };
  check(broadcastPattern.test(index.broadcastId), ['broadcastId'], 'use letters, digits, ".", "-" and "_"');
  if (index.poster !== null) check(posterUriPattern.test(index.poster.uri), ['poster', 'uri'], 'not a poster address');
  index.renditions.forEach((each, position) => {
    check(codecsPattern.test(each.codecs), ['renditions', position, 'codecs'], 'not a codec list of RFC 6381');
    for (const list of ['inits', 'segments'] as const) {
      const unsafe = each[list].findIndex(({ uri }) => !mediaUriPattern.test(uri));
      check(unsafe === -1, ['renditions', position, list, unsafe, 'uri'], 'use <broadcast>/<rendition>/<file>');
    }
  });
});
