export * from './addresses.js';
export * from './fmp4.js';
export * from './parse.js';
export * from './playlist.js';
export * from './segment-writer.js';
export * from './segmenter.js';
export * from './timeline.js';
export type { Track } from './track.js';
