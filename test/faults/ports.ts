import { freePort } from '@app/kit/testing';

/** Ports that are free now, one for each. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const ports = names.map(async (name) => [name, await freePort()] as const);
  return Object.fromEntries(await Promise.all(ports)) as Record<Name, number>;
}
