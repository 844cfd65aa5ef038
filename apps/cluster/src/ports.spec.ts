import { freePort, freePorts } from '@app/kit/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePorts, portNames, usualPorts, wantedPorts } from './ports.js';
import { isFree, reservePorts } from './ports.service.js';

const taken = (...ports: number[]) => {
  const set = new Set(ports);
  return (port: number) => Promise.resolve(!set.has(port));
};

describe('choosing ports', () => {
  it('takes the usual ones when all are free', async () => {
    expect(await choosePorts(usualPorts, taken())).toEqual(usualPorts);
  });

  it('moves to the next free one and never gives one away twice', async () => {
    // 8081 belongs to the director, who may keep it.
    const ports = await choosePorts(usualPorts, taken(8080, 8082));
    expect(ports).toEqual({ ...usualPorts, portier: 8083, edge: 8084 });
  });

  it('takes ten in a row from a base', () => {
    expect(Object.values(wantedPorts(20_000))).toEqual(portNames.map((_, index) => 20_000 + index));
  });

  it('says so when there is none left', async () => {
    await expect(choosePorts(wantedPorts(65_000), () => Promise.resolve(false))).rejects.toThrow('no free port');
  });
});

describe('ports of a data folder', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'portier-ports-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are the same at the next start, and move when something else has taken one', async () => {
    const file = join(folder, 'ports.json');
    const first = await reservePorts(file, { base: 0, host: '127.0.0.1' });
    expect((await reservePorts(file, { base: 0, host: '127.0.0.1' })).ports).toEqual(first.ports);

    const other = createServer().listen(first.ports.director, '127.0.0.1');
    await once(other, 'listening');
    const second = await reservePorts(file, { base: 0, host: '127.0.0.1' });
    await new Promise((resolve) => other.close(resolve));
    expect(second.ports.director).not.toBe(first.ports.director);
    expect({ ...second.ports, director: 0 }).toEqual({ ...first.ports, director: 0 });
  });

  it('of an older version stay, and get those it did not know', async () => {
    const file = join(folder, 'ports.json');
    const { edge: _edge, edgeAgent: _agent, ...older } = wantedPorts(await freePorts(portNames.length));
    await writeFile(file, JSON.stringify({ base: null, ports: older }));
    const { ports } = await reservePorts(file, { base: undefined, host: '127.0.0.1' });
    expect(ports).toMatchObject(older);
    expect(ports.edge).toBeGreaterThan(0);
  });

  it('are chosen anew when the base changes', async () => {
    const file = join(folder, 'ports.json');
    const base = await freePort();
    await reservePorts(file, { base: 0, host: '127.0.0.1' });
    expect((await reservePorts(file, { base, host: '127.0.0.1' })).ports.portier).toBe(base);
  });

  it('are not free while something listens on all addresses', async () => {
    // One that the system does not give to a connection as soon as it is free.
    const port = await freePort();
    const other = createServer().listen(port, '0.0.0.0');
    await once(other, 'listening');
    expect(await isFree(port, '127.0.0.1')).toBe(false);
    await new Promise((resolve) => other.close(resolve));
    expect(await isFree(port, '127.0.0.1')).toBe(true);
  });
});
