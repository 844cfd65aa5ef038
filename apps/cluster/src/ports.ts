/** The ports of one cluster, in the order of `--port-base`. */
export const portNames = [
  'portier',
  'director',
  'hooks',
  'concierge',
  'rtmp',
  'ingestApi',
  'postgres',
  'redis',
  'edge',
  'edgeAgent',
] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Record<PortName, number>;

/** Where a newcomer looks for them; database and cache stay off their usual ports, which may be in use. */
export const usualPorts: Ports = {
  portier: 8080,
  director: 8081,
  hooks: 8085,
  concierge: 8086,
  rtmp: 1935,
  ingestApi: 1985,
  postgres: 8432,
  redis: 8379,
  edge: 8082,
  edgeAgent: 8087,
};

/** The wanted ports: the usual ones, or ten in a row. */
export function wantedPorts(base: number | undefined): Ports {
  if (base === undefined) return usualPorts;
  return Object.fromEntries(portNames.map((name, index) => [name, base + index])) as Ports;
}

/**
 * Gives each name its wanted port, or the next one that is free and not given away already.
 * @throws RangeError when there is none up to 65535
 */
export async function choosePorts(
  wanted: Ports,
  isFree: (port: number, name: PortName) => Promise<boolean>,
): Promise<Ports> {
  const given = new Set<number>();
  const chosen: Partial<Ports> = {};
  // What is wanted and free is kept for its owner before anyone else moves up.
  for (const name of portNames) {
    if (!given.has(wanted[name]) && (await isFree(wanted[name], name))) {
      given.add((chosen[name] = wanted[name]));
    }
  }
  for (const name of portNames) {
    if (chosen[name] !== undefined) continue;
    let port = wanted[name] + 1;
    while (given.has(port) || !(await isFree(port, name))) {
      port += 1;
      if (port > 65_535) throw new RangeError(`no free port above ${wanted[name]} for ${name}`);
    }
    given.add((chosen[name] = port));
  }
  return chosen as Ports;
}
