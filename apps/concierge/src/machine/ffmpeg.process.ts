import { isErrno } from '@app/kit';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseEncoders, parseProtocols } from './skills.js';

const execute = promisify(execFile);

export type FfmpegProbe =
  { kind: 'found'; encoders: string[]; protocols: string[] } | { kind: 'missing'; sentence: string };

/** Asks ffmpeg what it was built with. */
export async function probeFfmpeg(ffmpegPath: string, ffprobePath: string): Promise<FfmpegProbe> {
  try {
    const [encoders, protocols] = await Promise.all([
      ask(ffmpegPath, ['-hide_banner', '-encoders']),
      ask(ffmpegPath, ['-hide_banner', '-protocols']),
      ask(ffprobePath, ['-version']),
    ]);
    return { kind: 'found', encoders: parseEncoders(encoders), protocols: parseProtocols(protocols) };
  } catch (error) {
    const path = (error as NodeJS.ErrnoException).path ?? ffmpegPath;
    const reason = isErrno(error, 'ENOENT') ? 'is not installed' : 'cannot be run';
    const setting = path === ffprobePath ? 'CONCIERGE_FFPROBE_PATH' : 'CONCIERGE_FFMPEG_PATH';
    return {
      kind: 'missing',
      sentence: `"${path}" ${reason}; install it ("apt install ffmpeg") or set ${setting}`,
    };
  }
}

async function ask(path: string, argv: string[]): Promise<string> {
  const { stdout } = await execute(path, argv, { timeout: 15_000, maxBuffer: 4_194_304 });
  return stdout;
}
