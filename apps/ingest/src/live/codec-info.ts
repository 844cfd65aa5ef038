import spsInfo from 'node-media-server/src/protocol/sps_info.js';

/** As SRS's HTTP API shows them (`streams[].video`, `streams[].audio`). */
export interface VideoInfo {
  codec: string;
  profile: string;
  level: string;
  width: number;
  height: number;
}

export interface AudioInfo {
  codec: string;
  sample_rate: number;
  channel: number;
  profile: string;
}

const avcProfiles: Record<number, string> = {
  66: 'Baseline',
  77: 'Main',
  88: 'Extended',
  100: 'High',
  110: 'High10',
  122: 'High422',
  244: 'High444Predictive',
};
const hevcProfiles: Record<number, string> = { 1: 'Main', 2: 'Main10', 3: 'MainStillPicture', 4: 'Rext' };
const videoFourCcs: Record<string, string> = { hvc1: 'HEVC', av01: 'AV1', vp09: 'VP9', avc1: 'H264' };
const flvVideoCodecs: Record<number, string> = { 2: 'H263', 4: 'VP6', 7: 'H264', 12: 'HEVC' };

const aacProfiles: Record<number, string> = { 1: 'Main', 2: 'LC', 3: 'SSR', 5: 'HE', 29: 'HEv2' };
const aacSampleRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const flvSampleRates = [5512, 11025, 22050, 44100];
const flvAudioCodecs: Record<number, string> = { 2: 'MP3', 7: 'G711', 8: 'G711', 10: 'AAC', 11: 'Speex', 14: 'MP3' };
const audioFourCcs: Record<string, string> = { Opus: 'Opus', mp4a: 'AAC', fLaC: 'FLAC', 'ac-3': 'AC3', 'ec-3': 'EAC3' };

/** Facts of a video sequence header; unknown values are empty or 0. Never throws: it reads what a publisher sent. */
export function readVideoHeader(payload: Buffer): VideoInfo {
  const first = payload[0] ?? 0;
  const isEnhanced = (first & 0x80) !== 0;
  const codec = isEnhanced
    ? (videoFourCcs[payload.toString('latin1', 1, 5)] ?? 'Other')
    : (flvVideoCodecs[first & 0x0f] ?? 'Other');
  const record = payload.subarray(5);
  const unknown = { codec, profile: '', level: '', width: 0, height: 0 };
  if (codec === 'H264') return { ...unknown, ...readAvcRecord(record) };
  if (codec === 'HEVC') return { ...unknown, ...readHevcRecord(record) };
  return unknown;
}

/** Facts of an audio message; for AAC of its sequence header. */
export function readAudioHeader(payload: Buffer): AudioInfo {
  const first = payload[0] ?? 0;
  const format = first >> 4;
  if (format === 9) {
    const codec = audioFourCcs[payload.toString('latin1', 1, 5)] ?? 'Other';
    return codec === 'AAC' ? readAudioSpecificConfig(payload.subarray(5)) : audio(codec);
  }
  if (format === 10) return readAudioSpecificConfig(payload.subarray(2));
  return {
    codec: flvAudioCodecs[format] ?? 'Other',
    sample_rate: flvSampleRates[(first >> 2) & 0x03] ?? 0,
    channel: (first & 1) + 1,
    profile: '',
  };
}

/** AVCDecoderConfigurationRecord (ISO/IEC 14496-15 5.3.3.1). */
function readAvcRecord(record: Buffer): Partial<VideoInfo> {
  if (record.length < 8) return {};
  const spsLength = record.readUInt16BE(6);
  const size = spsInfo.parseH264Sps(record.subarray(8, 8 + spsLength));
  const level = record[3] ?? 0;
  return { profile: avcProfiles[record[1] ?? 0] ?? '', level: levelText(level / 10), ...size };
}

/** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15 8.3.3.1). */
function readHevcRecord(record: Buffer): Partial<VideoInfo> {
  if (record.length < 23) return {};
  const sps = findHevcSps(record);
  const profile = hevcProfiles[(record[1] ?? 0) & 0x1f] ?? '';
  return { profile, level: levelText((record[12] ?? 0) / 30), ...(sps && spsInfo.parseH265Sps(sps)) };
}

function findHevcSps(record: Buffer): Buffer | undefined {
  const sps = 33;
  let at = 23;
  for (let array = 0; array < (record[22] ?? 0) && at + 3 <= record.length; array++) {
    const type = (record[at] ?? 0) & 0x3f;
    const count = record.readUInt16BE(at + 1);
    at += 3;
    for (let unit = 0; unit < count && at + 2 <= record.length; unit++) {
      const length = record.readUInt16BE(at);
      if (type === sps) return record.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
  return undefined;
}

/** AudioSpecificConfig (ISO/IEC 14496-3 1.6.2.1). */
function readAudioSpecificConfig(config: Buffer): AudioInfo {
  if (config.length < 2) return audio('AAC');
  const bits = config.readUInt16BE(0);
  return {
    codec: 'AAC',
    sample_rate: aacSampleRates[(bits >> 7) & 0x0f] ?? 0,
    channel: (bits >> 3) & 0x0f,
    profile: aacProfiles[bits >> 11] ?? '',
  };
}

function audio(codec: string): AudioInfo {
  return { codec, sample_rate: 0, channel: 0, profile: '' };
}

/** `1.3`, `4`, `5.1`, as SRS writes them. */
function levelText(level: number): string {
  return level === 0 ? '' : String(Math.round(level * 10) / 10);
}
