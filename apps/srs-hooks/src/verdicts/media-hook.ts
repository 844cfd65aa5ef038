import type { HookAction } from '@app/contract';

/** What a media server says, whatever its kind. Texts are as received: any of them may be hostile or hold a key. */
export interface MediaHook {
  action: HookAction;
  serverId: string;
  serviceId: string;
  clientId: string;
  ip: string;
  application: string;
  /** Name on the media server: the public name, or with some encoders the publish key itself. */
  serverStream: string;
  /** Query of the RTMP URL, as sent; see `firstParameter`. */
  query: string;
}
