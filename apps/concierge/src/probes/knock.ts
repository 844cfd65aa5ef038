import type { ProbeError } from '@app/contract';

/** What a client says first in RTMP: version 3, then 1536 bytes of which the first four are a time and the next four zero. */
export function rtmpHello(): Buffer {
  const hello = Buffer.alloc(1537);
  hello[0] = 3;
  return hello;
}

/** A server answers with its version, 3. */
export function isRtmpAnswer(answer: Buffer): boolean {
  return answer[0] === 3;
}

/**
 * The first packet of an SRT caller (draft-sharabayko-srt-01 section 3.2.1): a control packet of type handshake with an induction
 * of version 4. A listener answers it with a cookie before it asks for anything secret.
 */
export function srtInduction(socketId: number): Buffer {
  const packet = Buffer.alloc(64);
  packet.writeUInt32BE(0x8000_0000, 0);
  packet.writeUInt32BE(4, 16);
  packet.writeUInt16BE(2, 22);
  packet.writeUInt32BE(1500, 28);
  packet.writeUInt32BE(8192, 32);
  packet.writeUInt32BE(1, 36);
  packet.writeUInt32BE(socketId, 40);
  return packet;
}

/** Is it a handshake of a listener? Bit 0 set, type 0. */
export function isSrtAnswer(answer: Buffer): boolean {
  return answer.length >= 64 && answer.readUInt16BE(0) === 0x8000;
}

/** Why nobody opened, in words an operator can act on. The host is what the operator typed; nothing of path or key is known here. */
export function whyClosed(code: string | undefined, { host, port }: { host: string; port: number }): ProbeError {
  const at = `${host}, port ${port},`;
  switch (code) {
    case 'ECONNREFUSED':
      return error('target_refused', `${at} refuses the connection; nothing listens there, or on another port.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENODATA':
      return error('target_unknown', `There is no host ${host}; check the target's address.`);
    case 'TLS':
      return error('target_not_tls', `${at} does not speak TLS; use rtmp:// or the port for rtmps://.`);
    case 'PROTOCOL':
      return error('target_other_protocol', `${at} answers, but not as an RTMP server; check address and port.`);
    case 'ECONNRESET':
    case 'EPIPE':
      return error('target_closed', `${at} closed the connection at once.`);
    default:
      return error('target_unreachable', `${at} does not answer; check the address and the network between.`);
  }
}

function error(code: string, sentence: string): ProbeError {
  return { code, fault: 'destination', sentence };
}
