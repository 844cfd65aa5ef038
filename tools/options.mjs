import { resolve } from 'node:path';

/** Text of `npm start -- --help`. */
export const help = `Portier on this machine: PostgreSQL, Redis, media server, control plane, agent, player.

  npm start                        start, in the foreground; Ctrl-C stops everything
  npm start -- --demo              also publish a test picture with sound: video in the browser without an encoder
  npm start -- --host 0.0.0.0      let other machines in (admin pages, RTMP, playback); default: this machine only
  npm start -- --data <folder>     keep everything in that folder; default: var (or $PORTIER_HOME)
  npm start -- --port-base <n>     use the ports n to n+9; 0 = any free ones; default: 8080, 8081, 1935, ...
  npm start -- --help              this text

A port that is taken is replaced by the next free one. What is missing is installed first: npm packages, and as root or
with passwordless sudo the Debian packages ffmpeg, supervisor, redis-server, nginx. The running cluster's addresses and
logins are in <folder>/cluster.json, its logs in <folder>/logs.

Every setting of a program (docs/configuration.md) can be given as an environment variable. Among them:
  DATABASE_URL          use this PostgreSQL instead of a private one
  REDIS_URL             use this Redis instead of a private one
  CLUSTER_PUBLIC_HOST   host name in the addresses shown to people
`;

const withValue = { '--host': 'CLUSTER_HOST', '--data': 'PORTIER_HOME', '--port-base': 'CLUSTER_PORT_BASE' };

/**
 * Command line of `npm start` -> settings of the launcher (environment variables), or what is wrong in one line.
 * @param {string[]} words
 * @param {string} folder where the command was typed: a relative --data is meant from there
 * @returns {{ kind: 'help' } | { kind: 'wrong', message: string } | { kind: 'start', settings: Record<string, string> }}
 */
export function parseOptions(words, folder) {
  const settings = {};
  const rest = [...words];
  while (rest.length > 0) {
    const [word, ...glued] = rest.shift().split('=');
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (word === '--demo' && glued.length === 0) {
      settings.CLUSTER_DEMO = 'true';
      continue;
    }
    const name = Object.hasOwn(withValue, word) ? withValue[word] : undefined;
    if (name === undefined) return wrong(`unknown option ${word}`);
    const value = glued.length > 0 ? glued.join('=') : rest.shift();
    if (value === undefined || value === '' || value.startsWith('--')) return wrong(`${word} needs a value`);
    if (name === 'CLUSTER_PORT_BASE' && !isPortBase(value)) {
      return wrong('--port-base needs 0 or a number from 1024 to 65000');
    }
    settings[name] = name === 'PORTIER_HOME' ? resolve(folder, value) : value;
  }
  return { kind: 'start', settings };
}

function isPortBase(value) {
  const number = Number(value);
  return /^\d{1,5}$/.test(value) && (number === 0 || (number >= 1024 && number <= 65_000));
}

function wrong(problem) {
  return { kind: 'wrong', message: `${problem}; see npm start -- --help` };
}
