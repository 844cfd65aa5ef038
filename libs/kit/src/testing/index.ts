export * from './free-port.js';
export * from './link.js';
export * from './postgres.js';
export * from './redis.js';
export * from './services.js';
export * from './standstill.js';
export * from './wait-for.js';
