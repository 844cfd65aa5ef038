/** What a platform asks of a stream. Figures are what it recommends or bears; null = it does not say, or it depends. */
export interface PlatformAsks {
  /** Video codecs it takes over RTMP, as ffprobe names them. */
  videoCodecs: readonly string[];
  audioCodecs: readonly string[];
  /** Picture and sound together, bit/s. */
  maxBitrate: number | null;
  /** Longest distance of keyframes, seconds. */
  maxKeyframeSeconds: number | null;
  /** Short side of the picture, pixels. */
  maxHeight: number | null;
  maxFramesPerSecond: number | null;
  isUpright?: true;
}

/** A place people send their streams to. */
export interface TargetPreset {
  /** Stable word: forms and texts refer to it. */
  id: string;
  title: string;
  /** Server address to begin with; empty where each account or event has its own. */
  url: string;
  /** Host names of its servers, to recognise a target somebody typed: the name itself or its end behind a dot. */
  hosts: readonly string[];
  /** Where an operator finds address and key, one sentence. */
  whereToFind: string;
  /** A key is good for one broadcast only: it must be pasted anew each time. */
  hasKeyForEachBroadcast: boolean;
  asks: PlatformAsks;
}

const kbit = 1_000;
const plainH264: PlatformAsks = {
  videoCodecs: ['h264'],
  audioCodecs: ['aac'],
  maxBitrate: null,
  maxKeyframeSeconds: null,
  maxHeight: null,
  maxFramesPerSecond: null,
};

/**
 * Presets of common platforms. None was tried against the platform itself: there is no network here. Where they come from:
 *
 * - YouTube: support.google.com/youtube/answer/2853702 (bit rates, keyframes at most 4 s) and the list of services in OBS Studio
 *   (plugins/rtmp-services/data/services.json, commit 000d038: `rtmps://a.rtmps.youtube.com:443/live2`).
 * - Twitch: the same list (6000 kbit/s, keyframe 2 s, H.264, application `app`). The address chooses a server near the agent;
 *   `live.twitch.tv` is Twitch's published default, its TLS form is not verified.
 * - Facebook: the same list (keyframe 2 s, 9000 kbit/s at 1080p60). `live-api-s.facebook.com` is what Live Producer shows;
 *   OBS uses `rtmp-api.facebook.com`. Both ask for TLS.
 * - Vimeo, Kick, Instagram: the addresses that their pages show for any account, seen in public projects only: not verified.
 *   Instagram's figures: its announcement of Live Producer (9:16, 720 lines, 30 fps, 2250 to 6000 kbit/s).
 * - LinkedIn, X, TikTok: an address for each event, source or account, so there is none here; figures from memory of their help
 *   pages: not verified.
 */
export const targetPresets: readonly TargetPreset[] = [
  {
    id: 'youtube',
    title: 'YouTube',
    url: 'rtmps://a.rtmps.youtube.com:443/live2',
    hosts: ['youtube.com'],
    whereToFind: 'YouTube Studio, Create, Go live, Stream: copy the stream key.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, maxBitrate: 51_000 * kbit, maxKeyframeSeconds: 4, maxHeight: 2160, maxFramesPerSecond: 60 },
  },
  {
    id: 'twitch',
    title: 'Twitch',
    url: 'rtmp://live.twitch.tv/app',
    hosts: ['twitch.tv', 'contribute.live-video.net', 'ingest.global-contribute.live-video.net'],
    whereToFind: 'Creator Dashboard, Settings, Stream: copy the primary stream key.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, maxBitrate: 6_320 * kbit, maxKeyframeSeconds: 2, maxHeight: 1080, maxFramesPerSecond: 60 },
  },
  {
    id: 'facebook',
    title: 'Facebook',
    url: 'rtmps://live-api-s.facebook.com:443/rtmp/',
    hosts: ['facebook.com'],
    whereToFind: 'Live Producer, Streaming software: switch on the persistent key and copy it.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, maxBitrate: 9_128 * kbit, maxKeyframeSeconds: 2, maxHeight: 1080, maxFramesPerSecond: 60 },
  },
  {
    id: 'instagram',
    title: 'Instagram',
    url: 'rtmps://live-upload.instagram.com:443/rtmp/',
    hosts: ['instagram.com'],
    whereToFind: 'In a browser: Create, Live video: copy the stream key. It is a new one for each broadcast.',
    hasKeyForEachBroadcast: true,
    asks: {
      ...plainH264,
      maxBitrate: 6_256 * kbit,
      maxKeyframeSeconds: 2,
      maxHeight: 720,
      maxFramesPerSecond: 30,
      isUpright: true,
    },
  },
  {
    id: 'linkedin',
    title: 'LinkedIn',
    url: '',
    hosts: ['linkedin.com'],
    whereToFind: 'The live event, Go live, Custom stream: choose a region, copy address and key of this event.',
    hasKeyForEachBroadcast: true,
    asks: { ...plainH264, maxBitrate: 6_128 * kbit, maxKeyframeSeconds: 2, maxHeight: 1080, maxFramesPerSecond: 30 },
  },
  {
    id: 'vimeo',
    title: 'Vimeo',
    url: 'rtmps://rtmp-global.cloud.vimeo.com:443/live',
    hosts: ['vimeo.com'],
    whereToFind: 'The live event, Go live, Connect encoder: copy the stream key of this event.',
    hasKeyForEachBroadcast: true,
    asks: { ...plainH264, maxBitrate: 20_000 * kbit, maxKeyframeSeconds: 2, maxHeight: 2160, maxFramesPerSecond: 60 },
  },
  {
    id: 'kick',
    title: 'Kick',
    url: 'rtmps://fa723fc1b171.global-contribute.live-video.net:443/app',
    hosts: ['fa723fc1b171.global-contribute.live-video.net', 'kick.com'],
    whereToFind: 'Creator Dashboard, Settings, Stream URL & Key: compare the address, copy the key.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, maxBitrate: 8_160 * kbit, maxKeyframeSeconds: 2, maxHeight: 1080, maxFramesPerSecond: 60 },
  },
  {
    id: 'x',
    title: 'X',
    url: '',
    hosts: ['pscp.tv', 'x.com', 'twitter.com'],
    whereToFind: 'Media Studio, Producer, Sources, Create: choose a region, copy address and key of this source.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, maxBitrate: 12_128 * kbit, maxKeyframeSeconds: 3, maxHeight: 1080, maxFramesPerSecond: 60 },
  },
  {
    id: 'tiktok',
    title: 'TikTok',
    url: '',
    hosts: ['tiktokcdn.com', 'tiktok.com'],
    whereToFind: 'Live Producer in a browser (not every account has it): copy address and key of this broadcast.',
    hasKeyForEachBroadcast: true,
    asks: {
      ...plainH264,
      maxBitrate: 6_128 * kbit,
      maxKeyframeSeconds: 2,
      maxHeight: 1080,
      maxFramesPerSecond: 30,
      isUpright: true,
    },
  },
  {
    id: 'rtmp',
    title: 'Own RTMP server',
    url: '',
    hosts: [],
    whereToFind: 'Whoever runs that server gives you its address, as in rtmp://host/app, and perhaps a key.',
    hasKeyForEachBroadcast: false,
    asks: plainH264,
  },
  {
    id: 'srt',
    title: 'Own SRT server',
    url: '',
    hosts: [],
    whereToFind: 'Whoever runs that server gives you host and port, as in srt://host:9000, stream id and passphrase.',
    hasKeyForEachBroadcast: false,
    asks: { ...plainH264, videoCodecs: ['h264', 'hevc', 'mpeg2video'], audioCodecs: ['aac', 'ac3', 'mp2', 'opus'] },
  },
];

/** The platform a target belongs to by its host name; the longest name that fits, so that Kick is not taken for Twitch. */
export function presetOfHost(host: string): TargetPreset | undefined {
  const name = host.toLowerCase().replace(/\.+$/, '');
  const fits = (known: string) => name === known || name.endsWith(`.${known}`);
  const candidates = targetPresets.flatMap((preset) =>
    preset.hosts.filter(fits).map((known) => ({ preset, length: known.length })),
  );
  candidates.sort((a, b) => b.length - a.length);
  return candidates[0]?.preset;
}
