export * from './config.js';
export * from './files.js';
export * from './logger.js';
export * from './nest-logger.js';
export * from './problem.filter.js';
export * from './redact.js';
export * from './service.js';
export * from './supervisord/supervisord.client.js';
