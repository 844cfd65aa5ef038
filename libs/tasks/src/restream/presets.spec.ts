import { checkTarget } from './target.js';
import { presetOfHost, targetPresets } from './presets.js';

describe('presets of targets', () => {
  it.each(targetPresets.filter(({ url }) => url !== '').map((preset) => [preset.title, preset] as const))(
    '%s has an address that a task may send to, and is recognised by it',
    (_, preset) => {
      expect(checkTarget(preset.url, { allowPrivate: false })).toBeNull();
      expect(presetOfHost(new URL(preset.url).hostname)?.id).toBe(preset.id);
    },
  );

  const hosts: Record<string, string | undefined> = {
    'a.rtmp.youtube.com': 'youtube',
    'A.RTMPS.YouTube.com.': 'youtube',
    'live-fra.twitch.tv': 'twitch',
    'fra02.contribute.live-video.net': 'twitch',
    'fa723fc1b171.global-contribute.live-video.net': 'kick',
    'de.pscp.tv': 'x',
    'notyoutube.com': undefined,
    'youtube.com.example.org': undefined,
    '192.0.2.1': undefined,
  };
  it.each(Object.entries(hosts))('take %s for what it is', (host, id) => expect(presetOfHost(host)?.id).toBe(id));

  it('name each platform once', () => {
    const ids = targetPresets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
