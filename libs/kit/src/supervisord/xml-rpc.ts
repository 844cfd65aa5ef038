import { PortierError } from '@app/contract';
import { XMLParser } from 'fast-xml-parser';

/** A value of XML-RPC, as far as supervisord uses them. */
export type RpcValue = string | number | boolean | null | RpcValue[] | { [name: string]: RpcValue };

/** The answer of a call: its value, or the fault the server stated. */
export type RpcAnswer = { kind: 'value'; value: RpcValue } | { kind: 'fault'; code: number; text: string };

/** The body of a call. @throws PortierError on a text that XML 1.0 cannot carry. */
export function encodeCall(method: string, parameters: readonly RpcValue[]): string {
  const encoded = parameters.map((value) => `<param>${encodeValue(value)}</param>`).join('');
  return `<?xml version="1.0"?><methodCall><methodName>${text(method)}</methodName><params>${encoded}</params></methodCall>`;
}

function encodeValue(value: RpcValue): string {
  return `<value>${encodeInner(value)}</value>`;
}

function encodeInner(value: RpcValue): string {
  if (value === null) return '<nil/>';
  if (typeof value === 'string') return `<string>${text(value)}</string>`;
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`;
  if (Array.isArray(value)) return `<array><data>${value.map(encodeValue).join('')}</data></array>`;
  const members = Object.entries(value).map(
    ([name, member]) => `<member><name>${text(name)}</name>${encodeValue(member)}</member>`,
  );
  return `<struct>${members.join('')}</struct>`;
}

function text(raw: string): string {
  // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(raw)) {
    throw new PortierError('invalid', 'a call to supervisord has a control character in it');
  }
  return raw.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  // The server is our own child; a list of a thousand programs may well hold a thousand apostrophes.
  htmlEntities: true, // numbers such as &#39; are read only with it
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 50_000_000 },
  isArray: (name) => name === 'value' || name === 'member' || name === 'param',
});

type Node = string | { [tag: string]: unknown } | undefined;

/** @throws PortierError `unavailable` when the body is not an XML-RPC answer. */
export function decodeAnswer(body: string): RpcAnswer {
  const response = child(parse(body), 'methodResponse');
  const fault = child(response, 'fault');
  if (fault !== undefined) return toFault(decodeValue(first(fault, 'value')));
  const parameter = first(child(response, 'params'), 'param');
  if (parameter === undefined) throw notAnAnswer();
  return { kind: 'value', value: decodeValue(first(parameter, 'value')) };
}

function parse(body: string): Node {
  try {
    return parser.parse(body, true) as Node;
  } catch (error) {
    throw notAnAnswer(error);
  }
}

function toFault(value: RpcValue): RpcAnswer {
  const { faultCode, faultString } = value as { faultCode?: RpcValue; faultString?: RpcValue };
  if (typeof faultCode !== 'number') throw notAnAnswer();
  return { kind: 'fault', code: faultCode, text: String(faultString) };
}

function decodeValue(node: Node): RpcValue {
  if (node === undefined) throw notAnAnswer();
  if (typeof node === 'string') return node;
  for (const [tag, content] of Object.entries(node)) {
    const decode = decoders[tag];
    if (decode !== undefined) return decode(content as Node);
  }
  const bare = node['#text'];
  if (typeof bare === 'string') return bare;
  throw notAnAnswer();
}

const decoders: Record<string, (node: Node) => RpcValue> = {
  int: toNumber,
  i4: toNumber,
  i8: toNumber,
  double: toNumber,
  boolean: (node) => toText(node).trim() === '1',
  string: toText,
  nil: () => null,
  array: (node) => all(child(node, 'data'), 'value').map(decodeValue),
  struct: (node) =>
    Object.fromEntries(
      all(node, 'member').map((member) => [toText(child(member, 'name')), decodeValue(first(member, 'value'))]),
    ),
};

function toNumber(node: Node): number {
  const words = toText(node).trim();
  const value = Number(words);
  if (words === '' || !Number.isFinite(value)) throw notAnAnswer();
  return value;
}

function toText(node: Node): string {
  if (typeof node === 'string') return node;
  const bare = node?.['#text'];
  return typeof bare === 'string' ? bare : '';
}

function child(node: Node, tag: string): Node {
  return typeof node === 'object' ? (node[tag] as Node) : undefined;
}

function all(node: Node, tag: string): Node[] {
  const found = child(node, tag) as unknown;
  return Array.isArray(found) ? (found as Node[]) : [];
}

function first(node: Node, tag: string): Node {
  return all(node, tag)[0];
}

function notAnAnswer(cause?: unknown): PortierError {
  return new PortierError('unavailable', 'supervisord answered something that is not XML-RPC', { cause });
}
