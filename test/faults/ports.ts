import { freePort } from '@app/kit/testing';

/** Ports that are free now, each given once. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const taken = new Map<Name, number>();
  for (const name of names) {
    let port = await freePort();
    while ([...taken.values()].includes(port)) port = await freePort();
    taken.set(name, port);
  }
  return Object.fromEntries(taken) as Record<Name, number>;
}
