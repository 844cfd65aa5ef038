export * from './registry.js';
export * from './task-type.js';
