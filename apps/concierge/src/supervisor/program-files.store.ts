import { isErrno, writeFileAtomically } from '@app/kit';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseProgramName, programName, renderProgram, type ProgramKey, type ProgramPaths } from './program.js';

/** The folder supervisord includes: one file a program, written once and never changed. */
export class ProgramFiles {
  constructor(
    private readonly folder: string,
    private readonly paths: ProgramPaths,
  ) {}

  /** Writes the file unless it is there: a running program's file is never touched, also not by a newer agent. */
  async write(key: ProgramKey): Promise<void> {
    const path = this.pathOf(key);
    if (await exists(path)) return;
    await writeFileAtomically(path, renderProgram(key, this.paths));
  }

  async remove(key: ProgramKey): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async keys(): Promise<ProgramKey[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.conf'));
    return names.map((name) => parseProgramName(name.slice(0, -'.conf'.length))).filter((key) => key !== undefined);
  }

  /**
   * Puts files aside that are not as this agent writes them: one bad file makes supervisord refuse all of them
   * (stack.md section 4). Returns their names.
   */
  async quarantine(): Promise<string[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.conf'));
    const odd: string[] = [];
    for (const name of names) {
      const path = join(this.folder, name);
      if (looksWhole(name, await readFile(path, 'utf8').catch(() => ''))) continue;
      await rename(path, `${path}.broken`);
      odd.push(name);
    }
    return odd;
  }

  private pathOf(key: ProgramKey): string {
    return join(this.folder, `${programName(key)}.conf`);
  }
}

function looksWhole(fileName: string, text: string): boolean {
  const [header, ...settings] = text.trimEnd().split('\n');
  return (
    header === `[program:${fileName.slice(0, -'.conf'.length)}]` && settings.every((line) => /^[a-z_]+=./.test(line))
  );
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
