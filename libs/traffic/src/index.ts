export * from './candidate.js';
export * from './policy.js';
export * from './predictor.js';
