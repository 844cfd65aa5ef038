import type { Invitation } from '../../api/types.js';
import { instantOf, localOf } from '../../format/local-moment.js';

/** What is typed into the form: moments as `datetime-local` texts in the browser's time zone, networks one a line. */
export interface InvitationDraft {
  label: string;
  contact: string;
  notBefore: string;
  showAt: string;
  notAfter: string;
  networks: string;
  expiresAfterBroadcast: boolean;
}

/** An invitation, there or not yet, as far as the form is about it. */
export type Draftable = Pick<
  Invitation,
  'label' | 'contact' | 'notBefore' | 'showAt' | 'networks' | 'expiresAfterBroadcast' | 'version'
> & { notAfter: string | null };

/** What the form of a new one begins with. */
export const newInvitation: Draftable = {
  ...{ label: '', contact: '', notBefore: null, showAt: null, notAfter: null, networks: [] },
  ...{ expiresAfterBroadcast: false, version: 0 },
};

export function draftOf(invitation: Draftable): InvitationDraft {
  return {
    label: invitation.label,
    contact: invitation.contact,
    notBefore: localOf(invitation.notBefore),
    showAt: localOf(invitation.showAt),
    notAfter: localOf(invitation.notAfter),
    networks: invitation.networks.join('\n'),
    expiresAfterBroadcast: invitation.expiresAfterBroadcast,
  };
}

/** Body of the request. */
export function bodyOf(draft: InvitationDraft) {
  const { notBefore, showAt, notAfter, networks, ...rest } = draft;
  return {
    ...rest,
    notBefore: instantOf(notBefore),
    showAt: instantOf(showAt),
    notAfter: instantOf(notAfter),
    networks: networks.split(/[\s,]+/).filter((network) => network !== ''),
  };
}
