import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { administrator, firstStream } from './addresses.js';
import { runCommand } from './command.process.js';
import { bootstrapInput, entryOf, portierEnvironment, type Cluster } from './programs.js';
import { StartFailure } from './start-failure.js';

/** Portier's two programs that run once and end, with its settings on top of `inherited`. */
export class ApplicationSteps {
  constructor(
    private readonly cluster: Cluster,
    private readonly inherited: Record<string, string>,
    private readonly signal: AbortSignal,
  ) {}

  /** Brings the database to the current schema. */
  async migrate(): Promise<void> {
    await this.run('migrate', '', 'the database could not be brought to the current schema');
  }

  /**
   * First administrator, first stream and who may call whom. Doing it again changes nothing.
   * @returns whether the generated password is still the administrator's
   */
  async bootstrap(): Promise<boolean> {
    const input = bootstrapInput(this.cluster, { admin: administrator, stream: firstStream });
    const output = await this.run('bootstrap', JSON.stringify(input), 'the first account and stream could not be made');
    return !/"administrator [^"]+": "password_changed"/.test(output);
  }

  private async run(name: string, input: string, failure: string): Promise<string> {
    const { layout } = this.cluster;
    const result = await runCommand([process.execPath, '--enable-source-maps', entryOf(layout, 'portier', name)], {
      environment: { ...this.inherited, NODE_ENV: 'production', ...portierEnvironment(this.cluster) },
      directory: layout.root,
      input,
      timeoutMs: 120_000,
      signal: this.signal,
    });
    const logFile = join(layout.logs, `${name}.log`);
    await appendFile(logFile, result.output, { mode: 0o600 });
    if (result.status === 0) return result.output;
    throw new StartFailure(`${failure} (${name} ended with ${result.status})`, { logFile });
  }
}
