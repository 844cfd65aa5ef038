import type { ClassifiedError } from '../task-type.js';
import type { RestreamParams } from './schema.js';
import { hostOf, schemeOf } from './target.js';

interface Rule {
  pattern: RegExp;
  code: string;
  retryable: boolean;
  says: (host: string) => string;
}

const rules: readonly Rule[] = [
  {
    pattern:
      /BadName|badname|AuthMod|auth(orization)? failed|denied|Unauthorized|NetStream\.Publish\.(Rejected|Denied)/i,
    code: 'wrong_key',
    // Platforms also answer so while an old connection of the same key is dying.
    retryable: true,
    says: (host) => `${host} does not accept the stream key; copy it again from there, or end another stream using it.`,
  },
  {
    pattern: /SRT.*(reject|ERROR:.*(BADSECRET|UNSECURE))|Connection setup failure: (connection rejected|.*password)/i,
    code: 'wrong_key',
    retryable: true,
    says: (host) => `${host} rejected the SRT connection; check passphrase and stream id.`,
  },
  {
    pattern: /Failed to resolve hostname|Name or service not known|nodename nor servname/i,
    code: 'target_unknown',
    retryable: true,
    says: (host) => `There is no host ${host}; check the target's address.`,
  },
  {
    pattern: /Connection refused/i,
    code: 'target_refused',
    retryable: true,
    says: (host) => `${host} refuses the connection; nothing listens there, or on another port.`,
  },
  {
    pattern: /Connection timed out|No route to host|Network is unreachable|Connection setup failure/i,
    code: 'target_unreachable',
    retryable: true,
    says: (host) => `${host} does not answer; check the target's address and the network between.`,
  },
  {
    // ffmpeg says no more than "Input/output error", whether nobody listens or the handshake failed.
    pattern: /Connection to srt:\S* failed/i,
    code: 'target_unreachable',
    retryable: true,
    says: (host) => `${host} takes no SRT connection; check that it listens there, and passphrase and stream id.`,
  },
  {
    pattern: /Broken pipe|Connection reset by peer|av_interleaved_write_frame|Error writing trailer/i,
    code: 'target_closed',
    retryable: true,
    says: (host) => `${host} closed the connection.`,
  },
  {
    pattern: /codec .* not compatible with flv|Could not find tag for codec|incompatible with output codec/i,
    code: 'codec_unsupported',
    retryable: false,
    says: () => 'The target cannot carry the codec of the source; let the task encode picture and sound again.',
  },
];

/** Only lines that speak of the target: failures of our own input are left to the common rules. */
export function classifyRestream(lines: readonly string[], params: RestreamParams): ClassifiedError | undefined {
  const about = lines.filter((line) => !/error (opening|reading) input/i.test(line));
  if (!speaksOfTarget(about, params.url)) return undefined;
  for (const rule of rules) {
    if (!about.some((line) => rule.pattern.test(line))) continue;
    const { code, retryable } = rule;
    return { code, fault: 'destination', retryable, sentence: rule.says(hostOf(params.url)) };
  }
  return undefined;
}

/** ffmpeg names the address it failed on; once output began, a failed write is the target's. */
function speaksOfTarget(lines: readonly string[], url: string): boolean {
  const [address = url] = url.split('?');
  const base = schemeOf(url) === 'srt' ? `srt://${new URL(url).host}` : address.replace(/\/+$/, '');
  return lines.some(
    (line) =>
      line.includes(base) ||
      /av_interleaved_write_frame|Error writing trailer|Output #0|not compatible with|tag for codec/i.test(line),
  );
}
