import { request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { progressLine, quantile, rounded } from '../control/figures.js';
import type { Stack } from '../control/stack.js';
import { cpuOf, residentMiB } from '../control/usage.js';
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';
import { insertPerson, type Person } from './people.js';

const clients = 200;
const changes = 100;

/** 200 open admin pages on one replica. */
export async function measureEvents(stack: Stack): Promise<object> {
  const person = await insertPerson(stack, { isAdministrator: true });
  const heard = { events: 0 };
  const before = residentMiB(stack.portierPid);
  const open = await Promise.all(Array.from({ length: clients }, () => listen(stack, person, heard)));
  // The memory of a process is known after it has settled.
  await wait(3_000);
  const after = residentMiB(stack.portierPid);
  const cpuBefore = cpuOf(stack);
  const delays: number[] = [];
  for (let change = 0; change < changes; change += 1) delays.push(await heardByAll(stack, heard));
  const cpuAfter = cpuOf(stack);
  for (const response of open) response.destroy();
  const figures = {
    clients,
    memoryMiB: { before, after, kibPerClient: rounded(((after - before) * 1_024) / clients) },
    changeToAllMs: { p50: rounded(quantile(delays, 0.5)), p99: rounded(quantile(delays, 0.99)) },
    cpuMsOfPortierPerChange: rounded((cpuAfter.portier - cpuBefore.portier) / changes),
  };
  progressLine(`${clients} listeners: ${JSON.stringify(figures)}`);
  return figures;
}

function listen({ portierUrl }: Stack, { authorization }: Person, heard: { events: number }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(`${portierUrl}/api/v1/events`, { headers: { authorization }, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', (piece: string) => (heard.events += piece.split('data: {').length - 1));
      response.on('error', () => undefined);
      resolve(response);
    });
    asked.once('error', reject).end();
  });
}

/** How long one change takes to reach every listener. */
async function heardByAll({ database }: Stack, heard: { events: number }): Promise<number> {
  const wanted = heard.events + clients;
  const began = performance.now();
  const event = { topic: 'stream', id: '00000000-0000-4000-8000-000000000000', streamId: null, action: 'updated' };
  await database.query(`select pg_notify('portier_events', $1)`, [JSON.stringify(event)]);
  await waitFor('every listener', () => heard.events >= wanted, { timeoutMs: 30_000, intervalMs: 1 });
  return performance.now() - began;
}
