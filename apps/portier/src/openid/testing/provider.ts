import { freePort, waitFor } from '@app/kit/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The source folder, also for built tests: the program is plain JavaScript. */
const program = join(import.meta.dirname, 'provider-program.mjs');

export interface TestProvider {
  issuer: string;
  /** Everything it wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

interface ProviderSettings {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Login -> claims. The login is the subject. */
  people: Record<string, Record<string, unknown>>;
}

/** A real OpenID Connect provider, as a program of its own. */
export async function startProvider(settings: ProviderSettings): Promise<TestProvider> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, String(port), JSON.stringify(settings)]);
  const ended = new Promise((resolve) => child.once('close', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  }
  const issuer = `http://127.0.0.1:${port}`;
  await waitFor('the OpenID provider', async () => (await fetch(`${issuer}/.well-known/openid-configuration`)).ok, {
    timeoutMs: 60_000,
  }).catch((error: Error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${output}`);
  });
  return {
    issuer,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** As much of a browser as a sign-in needs: cookies by site, redirects, and the provider's two forms. */
export class FormBrowser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Follows redirects and fills the provider's forms until an address begins with `until`; that one is not opened. */
  async signIn(url: string, login: string, until: string): Promise<string> {
    let next: string = url;
    for (let step = 0; step < 20; step += 1) {
      if (next.startsWith(until)) return next;
      const response = await this.fetch(next);
      const location = response.headers.get('location');
      next = new URL(location ?? (await this.submit(await response.text(), login, next)), next).href;
    }
    throw new Error(`no end of redirects at ${next}`);
  }

  async fetch(
    url: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookie(url: string, name: string): string | undefined {
    return this.jar(url).get(name);
  }

  private async submit(page: string, login: string, at: string): Promise<string> {
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    if (action === undefined || prompt === undefined) throw new Error(`no form at ${at}: ${page.slice(0, 500)}`);
    const response = await this.fetch(new URL(action, at).href, {
      method: 'POST',
      body: new URLSearchParams({ prompt, login, password: 'any' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the form at ${at} answered ${response.status}`);
    return location;
  }

  private jar(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    return jar;
  }
}
