export * from './fields.js';
export * from './registry.js';
export * from './task-type.js';
export { checkAddress, checkTarget } from './restream/index.js';
