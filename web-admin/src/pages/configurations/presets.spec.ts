import { targetPresets } from '../../../../libs/tasks/src/restream/presets.js';
import type { TargetPreset } from '../../api/types.js';
import { en } from '../../i18n/en.js';
import { asksOf, presetOf } from './presets.js';

const presets = targetPresets as unknown as TargetPreset[];

describe('the platform of an address', () => {
  const cases: Record<string, string | undefined> = {
    'rtmps://a.rtmps.youtube.com:443/live2': 'youtube',
    'rtmp://LIVE.twitch.tv/app': 'twitch',
    'rtmps://fa723fc1b171.global-contribute.live-video.net:443/app': 'kick',
    'rtmp://notyoutube.com/app': 'rtmp',
    'rtmp://[2001:db8::1]:1935/app': 'rtmp',
    'srt://live.example.com:9000': 'srt',
    'live.example.com': undefined,
    '': undefined,
  };
  it.each(Object.entries(cases))('%s', (address, id) => expect(presetOf(presets, address)?.id).toBe(id));
});

it('says what a platform asks for, and nothing it does not', () => {
  const of = (id: string) =>
    asksOf(
      presets.find((preset) => preset.id === id)!,
      en,
      'en',
    );
  expect(of('twitch')).toEqual([
    ...['H.264 picture, AAC sound', 'at most 6.3 Mbit/s', 'a keyframe every 2 s or less', 'at most 1080 lines'],
    'at most 60 frames/s',
  ]);
  expect(of('rtmp')).toEqual(['H.264 picture, AAC sound']);
});
