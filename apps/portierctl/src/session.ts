import type { PortierctlConfig } from './config.js';
import type { Output } from './output.js';
import { exitStatus, Refusal } from './exit-status.js';
import type { Connection } from './portier.client.js';
import type { ProfilesFile } from './profiles.store.js';

/** Options every command takes. */
export interface GlobalOptions {
  url?: string;
  profile?: string;
  output: Output;
  quiet: boolean;
}

/** Name of the profile in use: option, environment, the one that was chosen last. */
export function profileName(options: GlobalOptions, config: PortierctlConfig, file: ProfilesFile): string {
  return options.profile ?? config.PORTIER_PROFILE ?? file.current;
}

/**
 * Where a command goes: option, environment, profile, in this order. A token of the profile is only sent to the address of the
 * profile.
 * @throws Refusal when no address is known
 */
export function connectionOf(options: GlobalOptions, config: PortierctlConfig, file: ProfilesFile): Connection {
  const name = profileName(options, config, file);
  const profile = file.profiles[name];
  if (profile === undefined && (options.profile ?? config.PORTIER_PROFILE) !== undefined) {
    throw new Refusal(`there is no profile "${name}": portierctl login --profile ${name}`, exitStatus.usage);
  }
  const url = options.url ?? config.PORTIER_URL ?? profile?.url;
  if (url === undefined) {
    throw new Refusal('no portier is known: portierctl login --url <address>, or set PORTIER_URL', exitStatus.usage);
  }
  const ofProfile = sameAddress(url, profile?.url) ? profile?.token : undefined;
  const token = config.PORTIER_TOKEN ?? ofProfile;
  return { url, authorization: token === undefined ? undefined : `Bearer ${token}` };
}

function sameAddress(a: string, b: string | undefined): boolean {
  return b !== undefined && a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
}
