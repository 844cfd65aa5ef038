export * from './fields.js';
export { inputWarnings } from './input-warnings.js';
export * from './registry.js';
export * from './task-type.js';
export * from './warning-sentences.js';
export {
  checkAddress,
  checkTarget,
  endpointOf,
  presetOfHost,
  rtmpAddress,
  srtSettings,
  targetPresets,
  type TargetEndpoint,
  type TargetPreset,
} from './restream/index.js';
