import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificate {
  key: string;
  cert: string;
}

export interface Authority {
  /** Its own certificate, for NODE_EXTRA_CA_CERTS. */
  file: string;
  /** A certificate for a host name, and for no address. */
  issue(host: string): Promise<Certificate>;
  close(): Promise<void>;
}

/** A certificate authority that nobody trusts unless told to, by openssl, in a temporary folder. */
export async function openAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'portier-authority-'));
  const at = (name: string) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const openssl = (...given: string[]) => run('openssl', given, { timeout: 60_000 });
  await openssl('req', '-x509', ...key, '-subj', '/CN=Authority', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  return {
    file: at('ca.pem'),
    issue: async (host) => {
      await openssl('req', ...key.slice(0, -2), '-subj', '/CN=x', '-keyout', at('key'), '-out', at('request'));
      await writeFile(at('names'), `subjectAltName=DNS:${host}`);
      const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', '2', '-extfile', at('names')];
      await openssl('x509', '-req', '-in', at('request'), ...by, '-out', at('cert'));
      return { key: await readFile(at('key'), 'utf8'), cert: await readFile(at('cert'), 'utf8') };
    },
    close: () => rm(folder, { recursive: true }),
  };
}
