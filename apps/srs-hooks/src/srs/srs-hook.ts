import { hookActions, type HookAction } from '@app/contract';
import type { MediaHook } from '../verdicts/media-hook.js';

/** A request as read: a hook we decide on, one we only nod at (`on_hls`, `on_dvr`, ...), or nonsense. */
export type SrsRequest =
  | { kind: 'hook'; hook: MediaHook }
  | { kind: 'other'; action: string }
  /** `hook` when enough could be read to tell where it came from. */
  | { kind: 'malformed'; hook: MediaHook | undefined };

const decidedActions: ReadonlySet<string> = new Set(hookActions);

/**
 * Reads the body of an SRS callback. The same rules as `srsHook` of @app/contract, by hand: a zod parse costs as much as
 * the rest of the verdict (a test compares the two on all recorded requests).
 */
export function readSrsRequest(body: string): SrsRequest {
  const parsed = parse(body);
  if (parsed !== undefined) return interpret(parsed) ?? { kind: 'malformed', hook: undefined };
  // QUIRK(srs): control characters in a name are sent unescaped, so the body is no JSON (srs-observed.md section 5).
  // eslint-disable-next-line no-control-regex -- they are the subject
  const cleaned = parse(body.replace(/[\u0000-\u001f]/g, '\ufffd'));
  const request = cleaned === undefined ? undefined : interpret(cleaned);
  return { kind: 'malformed', hook: request?.kind === 'hook' ? request.hook : undefined };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function interpret(parsed: unknown): SrsRequest | undefined {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const fields = parsed as Record<string, unknown>;
  const { action } = fields;
  // QUIRK(srs 3): client_id is a number before SRS 4.
  const client = typeof fields['client_id'] === 'number' ? String(fields['client_id']) : fields['client_id'];
  const [server, service, ip] = [
    text(fields['server_id'], 256),
    text(fields['service_id'], 256),
    text(fields['ip'], 256),
  ];
  const [application, stream, param] = [text(fields['app']), text(fields['stream']), text(fields['param'])];
  if (typeof action !== 'string' || action.length > 64) return undefined;
  if (typeof client !== 'string' || client.length > 256) return undefined;
  if (server === undefined || service === undefined || ip === undefined) return undefined;
  if (application === undefined || stream === undefined || param === undefined) return undefined;
  if (!decidedActions.has(action)) return { kind: 'other', action };
  return {
    kind: 'hook',
    hook: {
      action: action as HookAction,
      serverId: server,
      serviceId: service,
      clientId: client,
      ip,
      application,
      serverStream: stream,
      query: param,
    },
  };
}

/** Absent = empty, as before SRS 4; undefined = of the wrong type or too long. */
function text(value: unknown, longest = Infinity): string | undefined {
  if (value === undefined) return '';
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}
