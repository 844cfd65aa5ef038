import type { ObservedMedia } from '../media-servers/media-server.js';
import { changeBetween } from './tracks.js';

const video = { codec: 'H264', profile: 'High', width: 1280, height: 720 };
const audio = { codec: 'AAC', sampleRate: 48_000, channels: 2 };
const media = (more: Partial<ObservedMedia> = {}): ObservedMedia => ({ video, audio, bitrate: 2_000_000, ...more });

describe('a change of what an encoder sends', () => {
  const cases: Record<string, [before: ObservedMedia, after: ObservedMedia, change: [string, string] | null]> = {
    'is none when all is as before': [media(), media({ bitrate: 1, framesPerSecond: 50, clients: 3 }), null],
    'is another resolution': [
      media(),
      media({ video: { ...video, width: 640, height: 360 } }),
      ['H264 1280x720', 'H264 640x360'],
    ],
    'is another codec': [media(), media({ video: { ...video, codec: 'HEVC' } }), ['H264 1280x720', 'HEVC 1280x720']],
    'is another form of the sound': [
      media(),
      media({ audio: { ...audio, sampleRate: 44_100 } }),
      ['AAC 48000 Hz 2 ch', 'AAC 44100 Hz 2 ch'],
    ],
    'names both tracks when both changed': [
      media(),
      media({ video: { ...video, height: 1080, width: 1920 }, audio: { ...audio, channels: 1 } }),
      ['H264 1280x720, AAC 48000 Hz 2 ch', 'H264 1920x1080, AAC 48000 Hz 1 ch'],
    ],
    'is not a track that is told late': [media({ video: null }), media(), null],
    'is not a track that went away': [media(), media({ audio: null }), null],
    'is not a size that is told late': [media({ video: { ...video, width: null, height: null } }), media(), null],
    'is not a profile that is told late': [media({ video: { ...video, profile: null } }), media(), null],
  };
  it.each(Object.entries(cases))('%s', (_name, [before, after, change]) => {
    expect(changeBetween(before, after)).toEqual(change && { before: change[0], after: change[1] });
  });
});
