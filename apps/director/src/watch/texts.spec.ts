import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../page');

async function keysByLanguage(): Promise<string[][]> {
  const source = await readFile(join(folder, 'assets/texts.js'), 'utf8');
  return ['en', 'de'].map((language) => {
    const block = new RegExp(`\\n  ${language}: \\{([\\s\\S]*?)\\n  \\}`).exec(source)?.[1] ?? '';
    return [...block.matchAll(/^ {4}(\w+):/gm)].map((match) => match[1] ?? '').sort();
  });
}

describe('texts of the pages', () => {
  it('are complete in both languages', async () => {
    const [english, german] = await keysByLanguage();
    expect(english?.length).toBeGreaterThan(20);
    expect(german).toEqual(english);
  });

  it('exist for every place that shows one', async () => {
    const [english] = await keysByLanguage();
    for (const file of ['watch.html', 'list.html', 'assets/watch.js', 'assets/player.js']) {
      const source = await readFile(join(folder, file), 'utf8');
      for (const [, attribute, property] of source.matchAll(/data-text="(\w+)"|\btexts\.(\w+)\b(?!')/g)) {
        expect(english).toContain(attribute ?? property);
      }
    }
  });
});
