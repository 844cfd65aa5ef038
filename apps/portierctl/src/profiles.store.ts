import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { PortierctlConfig } from './config.js';
import { Refusal } from './exit-status.js';

const profilesFile = z.object({
  current: z.string().default('default'),
  profiles: z.record(z.string(), z.object({ url: z.url(), token: z.string().optional() })).default({}),
});
export type ProfilesFile = z.infer<typeof profilesFile>;

/** `~/.config/portier/config.yaml`: an address and a token for each installation. Only its owner may read it (mode 0600). */
export class Profiles {
  readonly file: string;

  constructor({ XDG_CONFIG_HOME, HOME }: Pick<PortierctlConfig, 'XDG_CONFIG_HOME' | 'HOME'>) {
    this.file = join(XDG_CONFIG_HOME ?? join(HOME, '.config'), 'portier', 'config.yaml');
  }

  /** Empty when there is no file yet. @throws Refusal when it cannot be understood */
  async read(): Promise<ProfilesFile> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw new Refusal(`${this.file} cannot be read: ${error.message}`);
    });
    try {
      return profilesFile.parse(parse(text) ?? {});
    } catch {
      throw new Refusal(`${this.file} is not a file of portierctl: correct it, or delete it and sign in again.`);
    }
  }

  /** Whole or not at all, and never readable by others, not even for a moment. */
  async write(content: ProfilesFile): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const temporary = `${this.file}.${process.pid}`;
    await writeFile(temporary, stringify(content), { mode: 0o600 });
    await chmod(temporary, 0o600);
    await rename(temporary, this.file);
  }
}
