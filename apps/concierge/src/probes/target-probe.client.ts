import type { ProbeOrder, ProbeResult, TargetFacts } from '@app/contract';
import { checkAddress } from '@app/tasks';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { isRtmpAnswer, isSrtAnswer, rtmpHello, srtInduction, whyClosed } from './knock.js';

type Target = Extract<ProbeOrder, { kind: 'target' }>;
type Found = Pick<TargetFacts, 'answer' | 'certificateProblem'>;

const timeoutMs = 6_000;
/** Who does not greet within this long is there, but silent. */
const greetingMs = 3_000;
/** A lost packet is said again. */
const inductionEveryMs = 500;
/** Any number: no connection comes of it. */
const socketId = 0x5052_5450;

/**
 * Connects to a target and lets it greet, without saying who we are. The address its name leads to is judged first, and that one
 * is connected to: a name that leads elsewhere a moment later changes nothing.
 */
export async function knock(
  target: Target,
  { allowPrivate, signal }: { allowPrivate: boolean; signal: AbortSignal },
): Promise<ProbeResult> {
  const startedAt = performance.now();
  try {
    const { address } = await lookup(target.host);
    const problem = checkAddress(address, { allowPrivate });
    if (problem !== null) return forbidden(problem);
    const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const found = target.scheme === 'srt' ? await induce(target, address, stop) : await greet(target, address, stop);
    return { kind: 'target', target: { address, tookMs: Math.round(performance.now() - startedAt), ...found } };
  } catch (error) {
    return { kind: 'failed', error: whyClosed((error as NodeJS.ErrnoException).code, target) };
  }
}

function forbidden(problem: string): ProbeResult {
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
  return { kind: 'failed', error: { code: 'target_forbidden', fault: 'operator', sentence } };
}

/** Opens the connection as ffmpeg would, says the first word of RTMP and hears the first byte of the answer. */
async function greet({ scheme, host, port }: Target, address: string, signal: AbortSignal): Promise<Found> {
  const socket =
    scheme === 'rtmps' ? await openTls(host, { address, port, signal }) : await open(address, port, signal);
  try {
    const certificateProblem = 'authorizationError' in socket ? problemOf(socket) : null;
    socket.write(rtmpHello());
    const first = await firstBytes(socket, AbortSignal.any([signal, AbortSignal.timeout(greetingMs)]));
    if (first === undefined) return { answer: 'connected', certificateProblem };
    if (!isRtmpAnswer(first)) throw coded('PROTOCOL');
    return { answer: 'spoke', certificateProblem };
  } finally {
    socket.destroy();
  }
}

function open(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    socket.once('connect', () => resolve(socket));
    // Stays: after the connection an error is an end without an answer.
    socket.on('error', reject);
  });
}

/** ffmpeg takes any certificate, so this does, too, and tells what is wrong with it. */
async function openTls(
  host: string,
  { address, port, signal }: { address: string; port: number; signal: AbortSignal },
): Promise<TLSSocket> {
  const socket = await open(address, port, signal);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const secured = connectTls({ socket, rejectUnauthorized: false, ...servername });
  try {
    await new Promise<void>((resolve, reject) => {
      secured.once('secureConnect', resolve);
      secured.on('error', () => reject(coded('TLS')));
      // A server that waits for its own protocol says nothing to a TLS greeting.
      const patience = AbortSignal.any([signal, AbortSignal.timeout(greetingMs)]);
      patience.addEventListener('abort', () => reject(coded('TLS')), { once: true });
    });
    return secured;
  } catch (error) {
    secured.destroy();
    throw error;
  }
}

function problemOf(socket: TLSSocket): string | null {
  const { authorized, authorizationError: reason } = socket;
  return authorized ? null : String((reason as { code?: string } | null)?.code ?? reason).slice(0, 200);
}

/** Undefined when nothing came in time. @throws Error with code ECONNRESET when the other side hangs up */
function firstBytes(socket: Socket, signal: AbortSignal): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    socket.once('data', resolve);
    socket.once('close', () => reject(coded('ECONNRESET')));
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** SRT has no connection to open: only its answer shows that somebody listens. */
function induce({ port }: Target, address: string, signal: AbortSignal): Promise<Found> {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  let repeat: NodeJS.Timeout | undefined;
  return new Promise<Found>((resolve, reject) => {
    socket.on('message', (answer) => {
      if (isSrtAnswer(answer)) resolve({ answer: 'spoke', certificateProblem: null });
    });
    // A connected socket also hears that nothing listens there (ICMP).
    socket.on('error', reject);
    signal.addEventListener('abort', () => reject(coded('ETIMEDOUT')), { once: true });
    socket.connect(port, address, () => {
      const say = () => socket.send(srtInduction(socketId), () => undefined);
      repeat = setInterval(say, inductionEveryMs);
      say();
    });
  }).finally(() => {
    clearInterval(repeat);
    socket.close();
  });
}

function coded(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
