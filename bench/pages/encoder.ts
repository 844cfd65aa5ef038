import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** ffmpeg publishing a small test picture with a tone, so that it does not compete with the browser. */
export function launchEncoder(url: string): { stop(): Promise<void> } {
  const picture = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=15'];
  const tone = ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'];
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '15', '-pix_fmt', 'yuv420p', '-b:v', '200k'];
  const sound = ['-c:a', 'aac', '-b:a', '64k', '-f', 'flv'];
  const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', ...picture, ...tone, ...coding, ...sound, url], {
    stdio: 'ignore',
  });
  return {
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
