import { pino, stdTimeFunctions, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured log of a program: constant lower-case phrases, fields with fixed names, secrets never (house-style 15).
 * @param fields for every line, asked at each
 */
export function createLogger(
  program: string,
  level = process.env['LOG_LEVEL'] ?? 'info',
  fields: () => object = () => ({}),
): Logger {
  return pino({
    level,
    mixin: fields,
    base: { program, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: ['key', 'publishKey', 'password', 'token', 'authorization', 'cookie', 'req.headers', 'res.headers'],
      censor: '***',
    },
  });
}
