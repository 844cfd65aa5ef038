import type { TargetPreset } from '../../api/types.js';
import { formatBitrate } from '../../format/numbers.js';
import type { Texts } from '../../i18n/en.js';

/** The platform an address belongs to: by its host, else an own server of its protocol. Undefined for what is no address yet. */
export function presetOf(presets: readonly TargetPreset[], address: unknown): TargetPreset | undefined {
  const [, scheme, host = ''] = /^(rtmps?|srt):\/\/\[?([^/:\]?#]+)/i.exec(String(address ?? '')) ?? [];
  if (scheme === undefined) return undefined;
  const name = host.toLowerCase();
  const known = presets
    .flatMap((preset) => preset.hosts.map((end) => ({ preset, end })))
    .filter(({ end }) => name === end || name.endsWith(`.${end}`))
    .sort((a, b) => b.end.length - a.end.length)[0];
  return known?.preset ?? presets.find(({ id }) => id === (scheme.toLowerCase() === 'srt' ? 'srt' : 'rtmp'));
}

/** What a platform asks of a stream, one short phrase each. */
export function asksOf({ asks }: TargetPreset, t: Texts, language: string): string[] {
  const { targets } = t;
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  return [
    targets.codecs(asks.videoCodecs.map(codecText).join('/'), asks.audioCodecs.map(codecText).join('/')),
    asks.maxBitrate === null ? '' : targets.upTo(formatBitrate(asks.maxBitrate, language)),
    asks.maxKeyframeSeconds === null ? '' : targets.keyframes(number(asks.maxKeyframeSeconds)),
    asks.maxHeight === null ? '' : targets.lines(String(asks.maxHeight)),
    asks.maxFramesPerSecond === null ? '' : targets.frameRate(number(asks.maxFramesPerSecond)),
    asks.isUpright ? targets.upright : '',
  ].filter((phrase) => phrase !== '');
}

/** Name of a platform; a server that is none by its protocol. */
export function titleOfPreset({ id, title }: TargetPreset, t: Texts): string {
  return id === 'rtmp' || id === 'srt' ? `${t.targets.otherServer} (${id.toUpperCase()})` : title;
}

const names: Record<string, string> = {
  h264: 'H.264',
  hevc: 'H.265',
  mpeg2video: 'MPEG-2',
  aac: 'AAC',
  ac3: 'AC-3',
  mp2: 'MP2',
};
const codecText = (name: string) => names[name] ?? name;
