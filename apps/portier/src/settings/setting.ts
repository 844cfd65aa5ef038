import type { z } from 'zod';

/** A setting of this program as operators see it. */
export interface ShownSetting {
  name: string;
  description: string;
  isSecret: boolean;
  /** As it is written in the environment; null for a secret, whatever it is. */
  value: string | null;
  isSet: boolean;
  isDefault: boolean;
}

/** Every setting of a program, in the order of its schema. A secret says only whether it has a value. */
export function shownSettings(schema: z.ZodObject, config: Readonly<Record<string, unknown>>): ShownSetting[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, setting]) => {
    const value = textOf(config[name]);
    const isSecret = isMarkedSecret(setting);
    const byDefault = setting.safeParse(undefined);
    return {
      name,
      description: setting.description ?? '',
      isSecret,
      value: isSecret ? null : value,
      isSet: value !== '',
      isDefault: byDefault.success && textOf(byDefault.data) === value,
    };
  });
}

/** The mark may be on the setting or below its default or transformation. */
function isMarkedSecret(setting: z.ZodType): boolean {
  if (setting.meta()?.['secret'] === true) return true;
  const { innerType, in: input } = setting.def as unknown as { innerType?: z.ZodType; in?: z.ZodType };
  return [innerType, input].some((inner) => inner !== undefined && isMarkedSecret(inner));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(',') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
