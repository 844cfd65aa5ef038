import { planText } from './plan-text.js';

describe('a plan', () => {
  it('says when nothing would change', () => {
    expect(planText({ steps: [], cuts: [] })).toBe('Nothing would change.\n');
  });

  it('says what would change, field by field, and what it would cut', () => {
    const text = planText({
      steps: [
        { action: 'create', kind: 'stream', name: 'concert', stream: null, changes: [], line: 3 },
        {
          ...{ action: 'change', kind: 'configuration', name: 'Platform', stream: 'show', line: 9 },
          changes: [
            { path: 'fields.url', before: 'rtmp://a', after: 'rtmp://b' },
            { path: 'fields.streamKey', before: { $secret: 'kept' }, after: { $secret: 'given' } },
          ],
        },
        { action: 'delete', kind: 'key', name: 'van', stream: 'show', changes: [], line: null },
      ],
      cuts: [
        { what: 'task', streamId: 'x', stream: 'show', type: 'restream', configuration: 'Platform', reason: 'changed' },
      ],
    });
    expect(text.split('\n')).toEqual([
      '+ stream concert',
      '~ configuration Platform of show',
      '    fields.url: "rtmp://a" -> "rtmp://b"',
      '    fields.streamKey: (secret) -> (secret)',
      '- key van of show',
      '! cuts the running restream "Platform" of show (changed)',
      '1 to create, 1 to change, 1 to delete, 1 to cut',
      '',
    ]);
  });
});
