export * from './fields.js';
export * from './registry.js';
export * from './task-type.js';
export { checkAddress, checkTarget, rtmpAddress, srtSettings } from './restream/index.js';
