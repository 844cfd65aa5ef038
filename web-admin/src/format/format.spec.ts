import {
  formatBitrate,
  formatBytes,
  formatDecibels,
  formatFrameRate,
  formatMilliseconds,
  formatNumber,
  formatShare,
} from './numbers.js';
import { formatDuration } from './time.js';

const units = { days: 'd', hours: 'h', minutes: 'min', seconds: 's' };

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [0.4, '0 s'],
    [42, '42 s'],
    [190, '3 min 10 s'],
    [180, '3 min'],
    [7_500, '2 h 5 min'],
    [3_605, '1 h'],
    [356_400, '4 d 3 h'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds, units)).toBe(text);
  });
});

describe('numbers', () => {
  it('chooses the unit of a bit rate after rounding', () => {
    expect(formatBitrate(2_540_000, 'en')).toBe('2.5 Mbit/s');
    expect(formatBitrate(999_600, 'en')).toBe('1.0 Mbit/s');
    expect(formatBitrate(128_400, 'en')).toBe('128 kbit/s');
    expect(formatBitrate(2_500_000_000, 'en')).toBe('2.50 Gbit/s');
  });

  it('chooses the unit of room on a disk', () => {
    expect(formatBytes(900_000_000, 'en')).toBe('0.9 GB');
    expect(formatBytes(456_000_000_000, 'en')).toBe('456 GB');
    expect(formatBytes(3_456_000_000_000, 'de')).toBe('3,5 TB');
  });

  it('shows a dash for what is not known', () => {
    expect(formatBitrate(null, 'en')).toBe('–');
    expect(formatNumber(undefined, 'en')).toBe('–');
    expect(formatShare(null, 'en')).toBe('–');
  });

  it('uses the digits of the language', () => {
    expect(formatNumber(0.98, 'de', 2)).toBe('0,98');
  });

  it('writes what is measured of a signal with its unit, and a dash for what is not', () => {
    expect(formatDecibels(-18.04, 'en')).toBe('−18 dB');
    expect(formatMilliseconds(2_000, 'en')).toBe('2 s');
    expect(formatMilliseconds(2_480, 'de')).toBe('2,5 s');
    expect(formatFrameRate(29.97, 'en')).toBe('30 fps');
    expect(formatFrameRate(12.4, 'de')).toBe('12,4 fps');
    const nothing = [formatDecibels(null, 'en'), formatMilliseconds(undefined, 'en'), formatFrameRate(null, 'en')];
    expect(nothing).toEqual(['–', '–', '–']);
  });
});
