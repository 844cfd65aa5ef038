import { XMLParser } from 'fast-xml-parser';
import { request } from 'node:http';
import { z } from 'zod';

const processInfo = z.object({
  name: z.string(),
  statename: z.enum(['STOPPED', 'STARTING', 'RUNNING', 'BACKOFF', 'STOPPING', 'EXITED', 'FATAL', 'UNKNOWN']),
  pid: z.number(),
  exitstatus: z.number(),
  /** Unix seconds of the last end, 0 when it never ended. */
  stop: z.number(),
  spawnerr: z.string(),
});
export type ProcessInfo = z.infer<typeof processInfo>;

/** What supervisord refused: `faultCode` as in supervisor/xmlrpc.py (60 ALREADY_STARTED, 70 NOT_RUNNING, ...). */
export class SupervisorFault extends Error {
  constructor(
    readonly faultCode: number,
    message: string,
  ) {
    super(message);
    this.name = 'SupervisorFault';
  }
}

const alreadyStarted = 60;
const notRunning = 70;

/** supervisord's XML-RPC over its unix socket (stack.md section 4). Every call may throw: it is another process. */
export class SupervisorClient {
  constructor(
    private readonly socketPath: string,
    private readonly timeoutMs = 5_000,
  ) {}

  /** Starts without waiting; started already is fine. */
  async start(name: string): Promise<void> {
    await this.call('supervisor.startProcess', [name, false]).catch(ignoring(alreadyStarted));
  }

  /** Sends the stop signal without waiting; stopped already is fine. */
  async stop(name: string): Promise<void> {
    await this.call('supervisor.stopProcess', [name, false]).catch(ignoring(notRunning));
  }

  async info(name: string): Promise<ProcessInfo> {
    return processInfo.parse(await this.call('supervisor.getProcessInfo', [name]));
  }

  async all(): Promise<ProcessInfo[]> {
    return z.array(processInfo).parse(await this.call('supervisor.getAllProcessInfo', []));
  }

  async shutdown(): Promise<void> {
    await this.call('supervisor.shutdown', []);
  }

  private async call(method: string, parameters: (string | boolean)[]): Promise<unknown> {
    return decodeResponse(await this.post(encodeCall(method, parameters)));
  }

  private post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = request(
        {
          socketPath: this.socketPath,
          path: '/RPC2',
          method: 'POST',
          headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
          timeout: this.timeoutMs,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
            else reject(new Error(`supervisord answered ${response.statusCode}`));
          });
        },
      );
      call.on('timeout', () => call.destroy(new Error(`supervisord did not answer within ${this.timeoutMs} ms`)));
      call.on('error', reject);
      call.end(body);
    });
  }
}

function ignoring(code: number): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof SupervisorFault && error.faultCode === code)) throw error;
  };
}

/** Names are our own fixed words: nothing to escape. */
function encodeCall(method: string, parameters: (string | boolean)[]): string {
  const values = parameters.map((value) =>
    typeof value === 'boolean' ? `<boolean>${value ? 1 : 0}</boolean>` : `<string>${value}</string>`,
  );
  const params = values.map((value) => `<param><value>${value}</value></param>`).join('');
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name, path) => name === 'member' || String(path).endsWith('.data.value'),
});

type XmlNode = { [tag: string]: unknown };

function decodeResponse(xml: string): unknown {
  const { methodResponse } = parser.parse(xml) as { methodResponse?: XmlNode };
  const fault = methodResponse?.['fault'] as { value: unknown } | undefined;
  if (fault !== undefined) {
    const { faultCode, faultString } = decodeValue(fault.value) as { faultCode: number; faultString: string };
    throw new SupervisorFault(faultCode, faultString);
  }
  const params = methodResponse?.['params'] as { param?: { value?: unknown } } | undefined;
  if (params?.param === undefined) throw new Error('supervisord answered something that is not XML-RPC');
  return decodeValue(params.param.value);
}

/** The five kinds supervisord sends. White space between tags becomes text nodes, which are skipped. */
function decodeValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? '';
  const node = value as XmlNode;
  if ('struct' in node) {
    const members = (node['struct'] as { member?: { name: string; value: unknown }[] }).member ?? [];
    return Object.fromEntries(members.map((member) => [member.name, decodeValue(member.value)]));
  }
  if ('array' in node) {
    const { data } = node['array'] as { data?: { value?: unknown[] } };
    return (data?.value ?? []).map(decodeValue);
  }
  if ('int' in node || 'i4' in node) return Number(node['int'] ?? node['i4']);
  if ('boolean' in node) return node['boolean'] === '1';
  return String(node['string'] ?? node['#text'] ?? '');
}
