import { Snapshot } from '../snapshot/snapshot.js';
import { aFeed } from '../testing/streams.js';
import { shownApplication, shownIp } from './shown.js';

describe('what of a hook may be shown', () => {
  const snapshot = new Snapshot();
  snapshot.apply(aFeed([], { applications: ['live', 'an-application-with-a-very-long-name'] }));

  const applications: Record<string, [application: string, shown: string]> = {
    'a known application': ['live', 'live'],
    'a known application with a long name': [
      'an-application-with-a-very-long-name',
      'an-application-with-a-very-long-name',
    ],
    'a mistyped application': ['lvie', 'lvie'],
    'a key pasted as the application': ['Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4', '***'],
    'the front part of a key behind a known application': ['live/Zm9v', 'live/***'],
    'a path': ['../../etc', '***/***'],
    nothing: ['', '***'],
  };
  it.each(Object.entries(applications))('%s', (_name, [application, shown]) => {
    expect(shownApplication(snapshot, application)).toBe(shown);
  });

  it('shows addresses and nothing else as an address', () => {
    expect(['192.0.2.1', '2001:db8::1', '<script>', 'key=abc'].map(shownIp)).toEqual([
      '192.0.2.1',
      '2001:db8::1',
      '',
      '',
    ]);
  });
});
