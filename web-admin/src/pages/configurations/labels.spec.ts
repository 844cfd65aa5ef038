import { labelsText, parseLabels } from './labels.js';

describe('labels as people write them', () => {
  const cases: Record<string, [string, Record<string, string> | null]> = {
    'nothing is no label': ['  ', {}],
    one: ['region=eu', { region: 'eu' }],
    'several, with spaces and a comma too many': [' region = eu , gpu=yes, ', { region: 'eu', gpu: 'yes' }],
    'a value with an equals sign': ['query=a=b', { query: 'a=b' }],
    'no value is a value': ['gpu=', { gpu: '' }],
    'a word alone is none': ['gpu', null],
    'a value alone is none': ['=yes', null],
    'nine are too many': [Array.from({ length: 9 }, (_, n) => `l${n}=x`).join(), null],
  };
  it.each(Object.entries(cases))('%s', (_name, [text, labels]) => expect(parseLabels(text)).toEqual(labels));

  it('are shown as they are written', () => {
    expect(parseLabels(labelsText({ region: 'eu', gpu: 'yes' }))).toEqual({ region: 'eu', gpu: 'yes' });
  });
});
