import { changeOf, draftOf, ownLabels, parseGivenLabels, type AgentDraft } from './given-labels.js';

describe('labels that are given to an agent', () => {
  it.each<[string, string, Record<string, string> | null]>([
    ['none', ' \n', {}],
    ['one a line, with spaces around', ' region = eu \n\ngpu=yes\n', { region: 'eu', gpu: 'yes' }],
    ['with commas in a value', 'racks=a1, a2', { racks: 'a1, a2' }],
    ['with an equals sign in a value', 'query=a=b', { query: 'a=b' }],
    ['without a value', 'gpu=', { gpu: '' }],
    ['two in a line are refused, not taken for one', 'region=eu, gpu=yes', null],
    ['a word alone is none', 'gpu', null],
    ['a value alone is none', ' =yes', null],
    ['a value of 129 characters is too long', `note=${'x'.repeat(129)}`, null],
    ['two of one name are refused', 'gpu=yes\ngpu=no', null],
    ['51 are too many', Array.from({ length: 51 }, (_, n) => `l${n}=x`).join('\n'), null],
  ])('%s', (_, text, labels) => expect(parseGivenLabels(text)).toEqual(labels));

  it('hide what the agent says itself under the same name', () =>
    expect(ownLabels({ labels: { region: 'eu', os: 'linux' }, givenLabels: { region: 'eu' } })).toEqual({
      os: 'linux',
    }));
});

describe('a changed agent', () => {
  const there = draftOf({ name: 'worker-1', givenLabels: { region: 'eu' } });
  it.each<[string, Partial<AgentDraft>, object | null]>([
    ['says nothing of what stays', {}, {}],
    ['says its new name alone', { name: ' worker-2 ' }, { name: 'worker-2' }],
    [
      'says all its labels, one or all of them new',
      { givenLabels: 'region=eu\ngpu=yes' },
      { givenLabels: { region: 'eu', gpu: 'yes' } },
    ],
    ['says that it has no label any more', { givenLabels: '' }, { givenLabels: {} }],
    ['is not sent with a label that is none', { givenLabels: 'gpu' }, null],
  ])('%s', (_, typed, body) => expect(changeOf({ ...there, ...typed }, there)).toEqual(body));
});
