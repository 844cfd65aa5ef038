import type { Command } from 'commander';
import { readConfig, type PortierctlConfig } from './config.js';
import { exitStatus, Refusal } from './exit-status.js';
import { itemText, listText } from './output.js';
import { Portier } from './portier.client.js';
import { Profiles } from './profiles.store.js';
import { connectionOf, type GlobalOptions } from './session.js';
import type { Column } from './table.js';
import type { Terminal } from './terminal.js';

/** What a command works with: settings, profiles, the terminal, and portier. */
export class Context {
  constructor(
    readonly terminal: Terminal,
    private readonly environment: Record<string, string | undefined>,
  ) {}

  config(): PortierctlConfig {
    const config = readConfig(this.environment);
    if (typeof config === 'string') throw new Refusal(config, exitStatus.usage);
    return config;
  }

  profiles(): Profiles {
    return new Profiles(this.config());
  }

  options(command: Command): GlobalOptions {
    return command.optsWithGlobals();
  }

  /** @throws Refusal when no address is known */
  async portier(command: Command): Promise<Portier> {
    return new Portier(connectionOf(this.options(command), this.config(), await this.profiles().read()));
  }

  list<Item>(command: Command, items: readonly Item[], columns: readonly Column<Item>[]): void {
    this.terminal.write(listText(items, columns, this.options(command)));
  }

  item(command: Command, item: object): void {
    this.terminal.write(itemText(item, this.options(command)));
  }

  /** What was done, for a person; nothing where a program reads. */
  done(command: Command, sentence: string): void {
    const { output, quiet } = this.options(command);
    if (output === 'table' && !quiet) this.terminal.write(`${sentence}\n`);
  }
}
