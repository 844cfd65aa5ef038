import { PortierError } from '@app/contract';
import { Agent, request } from 'node:http';
import { z } from 'zod';
import { decodeAnswer, encodeCall, type RpcValue } from './xml-rpc.js';

/** Process states of supervisord (supervisor/states.py). */
export const processState = {
  stopped: 0,
  starting: 10,
  running: 20,
  backoff: 30,
  stopping: 40,
  exited: 100,
  fatal: 200,
  unknown: 1000,
} as const;

/** Faults the agent decides on (supervisor/xmlrpc.py). */
export const faultCode = {
  shutdownState: 6,
  badName: 10,
  failed: 30,
  spawnError: 50,
  alreadyStarted: 60,
  notRunning: 70,
  alreadyAdded: 90,
  stillRunning: 91,
  cantReread: 92,
} as const;

const processInfo = z.object({
  name: z.string(),
  group: z.string(),
  state: z.number().int(),
  pid: z.number().int().nonnegative(),
  /** Wall clock of the last start and the last end, whole seconds; 0 = never. */
  start: z.number().int(),
  stop: z.number().int(),
  exitstatus: z.number().int(),
  spawnerr: z.string(),
});
export type ProcessInfo = z.infer<typeof processInfo>;

const reloadResult = z.tuple([z.tuple([z.array(z.string()), z.array(z.string()), z.array(z.string())])]);

/** A call supervisord understood and refused. */
export class SupervisordFault extends PortierError {
  constructor(
    readonly faultCode: number,
    method: string,
    text: string,
  ) {
    super('internal', `supervisord refused ${method}: ${text}`);
    this.name = 'SupervisordFault';
  }
}

export function isFault(error: unknown, ...codes: number[]): boolean {
  return error instanceof SupervisordFault && codes.includes(error.faultCode);
}

/**
 * XML-RPC to a supervisord over its unix socket. A refusal is a `SupervisordFault`; no connection, no answer in time, an
 * HTTP status other than 200 or an unreadable body is a PortierError `unavailable`.
 */
export class SupervisordClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(
    private readonly socketPath: string,
    private readonly timeoutMs = 5_000,
  ) {}

  async getAllProcessInfo(): Promise<ProcessInfo[]> {
    return this.checked('getAllProcessInfo', z.array(processInfo));
  }

  /** Undefined when there is no such program. */
  async getProcessInfo(name: string): Promise<ProcessInfo | undefined> {
    try {
      return await this.checked('getProcessInfo', processInfo, name);
    } catch (error) {
      if (isFault(error, faultCode.badName)) return undefined;
      throw error;
    }
  }

  /** Reads all files again; running programs go on as they are. Group names by what differs from what is active. */
  async reloadConfig(): Promise<{ added: string[]; changed: string[]; removed: string[] }> {
    const [[added, changed, removed]] = await this.checked('reloadConfig', reloadResult);
    return { added, changed, removed };
  }

  async addProcessGroup(name: string): Promise<void> {
    await this.call('addProcessGroup', name);
  }

  /** Starts a program and returns once it was forked. */
  async startProcess(name: string): Promise<void> {
    await this.call('startProcess', name, false);
  }

  /** Asks a program to end and returns at once. */
  async stopProcess(name: string): Promise<void> {
    await this.call('stopProcess', name, false);
  }

  async removeProcessGroup(name: string): Promise<void> {
    await this.call('removeProcessGroup', name);
  }

  async getState(): Promise<string> {
    return (await this.checked('getState', z.object({ statename: z.string() }))).statename;
  }

  async getPid(): Promise<number> {
    return this.checked('getPID', z.number().int().positive());
  }

  /** Stops all programs, then supervisord itself; returns at once. */
  async shutdown(): Promise<void> {
    await this.call('shutdown');
  }

  close(): void {
    this.agent.destroy();
  }

  private async checked<T>(method: string, schema: z.ZodType<T>, ...parameters: RpcValue[]): Promise<T> {
    const parsed = schema.safeParse(await this.call(method, ...parameters));
    if (parsed.success) return parsed.data;
    throw new PortierError('unavailable', `supervisord answered ${method} in a form that is not known`, {
      cause: parsed.error,
    });
  }

  private async call(method: string, ...parameters: RpcValue[]): Promise<RpcValue> {
    const answer = decodeAnswer(await this.post(encodeCall(`supervisor.${method}`, parameters)));
    if (answer.kind === 'fault') throw new SupervisordFault(answer.code, method, answer.text);
    return answer.value;
  }

  private async post(body: string): Promise<string> {
    try {
      return await this.send(body);
    } catch (error) {
      // A kept connection of a supervisord that went away meanwhile: the call never reached anybody.
      if (error instanceof StaleConnection) return this.send(body);
      throw error;
    }
  }

  private send(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          socketPath: this.socketPath,
          path: '/RPC2',
          method: 'POST',
          agent: this.agent,
          signal: AbortSignal.timeout(this.timeoutMs),
          headers: { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(body) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', (error) => reject(unavailable(error)));
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
            else reject(unavailable(new Error(`HTTP status ${response.statusCode}`)));
          });
        },
      );
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const isStale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        reject(isStale ? new StaleConnection() : unavailable(error));
      });
      outgoing.end(body);
    });
  }
}

class StaleConnection extends Error {}

function unavailable(cause: Error): PortierError {
  const reason = cause.name === 'AbortError' || cause.name === 'TimeoutError' ? 'no answer in time' : cause.message;
  return new PortierError('unavailable', `supervisord cannot be reached: ${reason}`, { cause });
}
