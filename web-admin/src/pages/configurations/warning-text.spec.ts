import { inputWarningCodes } from '../../../../libs/tasks/src/warning-sentences.js';
import { targetPresets } from '../../../../libs/tasks/src/restream/presets.js';
import { de } from '../../i18n/de.js';
import { en } from '../../i18n/en.js';
import { warningText } from './warning-text.js';

describe('warnings of an input', () => {
  // The reason of a copy that is not possible is a sentence of Portier's.
  const translated = inputWarningCodes.filter((code) => code !== 'copy_not_possible');
  it.each(Object.entries({ en, de }))('all have a text in %s, without a hole', (_, texts) => {
    expect(Object.keys(texts.inputWarnings).sort()).toEqual([...translated].sort());
    const facts = new Proxy({}, { get: () => 'x' }) as Record<string, string>;
    for (const code of translated) expect(texts.inputWarnings[code]?.(facts)).not.toMatch(/undefined/);
  });

  it.each(Object.entries({ en, de }))('and each platform says in %s where its key is', (_, texts) => {
    expect(Object.keys(texts.presets).sort()).toEqual(targetPresets.map(({ id }) => id).sort());
  });

  it('carry numbers as the language writes them', () => {
    const warning = { code: 'target_bitrate', sentence: '', facts: { target: 'T', bitrate: 9e6, mostBitrate: 6.32e6 } };
    expect(warningText(warning, de, 'de')).toContain('6,3 Mbit/s');
    const far = { code: 'keyframes_far', sentence: '', facts: { seconds: 8.3, mostSeconds: 4 } };
    expect(warningText(far, de, 'de')).toContain('8,3 s');
  });

  it('are shown in the words of Portier when they are new', () => {
    expect(warningText({ code: 'of_tomorrow', facts: {}, sentence: 'As Portier says.' }, en, 'en')).toBe(
      'As Portier says.',
    );
  });
});
