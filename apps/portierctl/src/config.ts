import { z } from 'zod';

/** Settings of portierctl, from environment variables. Options of the command line win over them, they win over the profile. */
export const portierctlConfig = z.object({
  PORTIER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of portier, such as https://portier.example.org.'),
  PORTIER_TOKEN: z
    .string()
    .min(1)
    .optional()
    .meta({ secret: true })
    .describe('API token; made by `portierctl login` or on the account page.'),
  PORTIER_PROFILE: z.string().min(1).optional().describe('Profile of the configuration file to use.'),
  XDG_CONFIG_HOME: z.string().optional().describe('Folder of configuration files; default: ~/.config.'),
  HOME: z.string().default('/').describe('Home folder.'),
});

export type PortierctlConfig = Readonly<z.infer<typeof portierctlConfig>>;

/**
 * The settings, or what is wrong with them in one line.
 * Not by `loadConfig` of @app/kit: that brings the frameworks of the servers along, half a second at each start of a command.
 */
export function readConfig(environment: Record<string, string | undefined>): PortierctlConfig | string {
  const given = Object.keys(portierctlConfig.shape).map((name) => [name, environment[name] || undefined]);
  const parsed = portierctlConfig.safeParse(Object.fromEntries(given));
  if (parsed.success) return Object.freeze(parsed.data);
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
