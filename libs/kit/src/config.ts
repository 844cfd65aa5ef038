import { z } from 'zod';

/**
 * Reads a program's settings once, before anything else starts. Reports all problems together and ends the program:
 * a wrong setting must never show up later as strange behaviour.
 *
 * @param name program, for the message
 * @param schema object whose keys are environment variable names; units are part of the names (`..._MS`)
 */
export function loadConfig<Schema extends z.ZodObject>(
  name: string,
  schema: Schema,
  environment: Record<string, string | undefined> = process.env,
): Readonly<z.infer<Schema>> {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((key) => [key, environment[key]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`${name} cannot start, ${lines.length} setting(s) are wrong:\n${lines.join('\n')}\n`);
  process.exit(78); // EX_CONFIG of sysexits.h
}

/** Marks a setting or field whose value is never printed, logged or answered. */
export function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), secret: true }) as Schema;
}

/** Environment form of the field types that are not strings. */
export const setting = {
  port: (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback),
  integer: (fallback: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) =>
    z.coerce.number().int().min(min).max(max).default(fallback),
  flag: (fallback: boolean) =>
    z
      .enum(['true', 'false', '1', '0', 'yes', 'no'], 'use true or false')
      .transform((word) => word === 'true' || word === '1' || word === 'yes')
      .default(fallback),
  list: (fallback: string[] = []) =>
    z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      )
      .default(fallback),
  /** Who may read `/metrics` of a program. */
  metricsToken: () =>
    secret(z.string().min(16, 'use at least 16 random characters'))
      .optional()
      .describe('Bearer token that `/metrics` asks for; without it only this machine may read them.'),
};
