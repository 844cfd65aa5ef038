/**
 * Stands in for the runner in tests of the agent: `node runner.mjs <task folder>`. Speaks the file contract and plays no media.
 * The stream's name says how it behaves: `deaf` ignores SIGTERM, `crash` ends at once, everything else runs.
 */
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const { leaseToken, description } = JSON.parse(readFileSync(join(folder, 'spec.json'), 'utf8'));
const { taskId, stream } = description;
appendFileSync(join(folder, '../../starts.log'), `${taskId} ${leaseToken} ${process.pid}\n`);
if (stream.name === 'crash') process.exit(1);

let frames = 0;
const write = (state) => {
  const now = new Date().toISOString();
  const report = {
    pid: process.pid,
    taskId,
    leaseToken,
    state,
    since: now,
    attempts: 1,
    ffmpegPid: state === 'running' ? process.pid : null,
    nextAttemptAt: null,
    error: null,
    progress: {
      at: now,
      frames: (frames += 25),
      framesPerSecond: 25,
      bitrate: 1_000_000,
      speed: 1,
      droppedFrames: 0,
      duplicatedFrames: 0,
      outTimeSeconds: frames / 25,
    },
    command: ['-i', '***'],
    logTail: [`frame ${frames}`],
  };
  const file = join(folder, 'state.json');
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(report), { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
  } catch {
    // A full disk: the real runner goes on, too.
  }
};

const stop = () => {
  let reason = 'none';
  try {
    reason = JSON.parse(readFileSync(join(folder, 'stop.json'), 'utf8')).reason;
  } catch {
    // Absent: hand over.
  }
  appendFileSync(join(folder, '../../stops.log'), `${taskId} ${leaseToken} ${reason}\n`);
  write('stopped');
  process.exit(0);
};

process.on('SIGTERM', stream.name === 'deaf' ? () => undefined : stop);
write('starting');
setTimeout(() => write('running'), 20);
setInterval(() => write('running'), 1000);
