import { written, type Letter } from '../mail/letter.js';
import type { Language } from './user.js';

/** What a mail is about, with the facts it tells. `url` = the link, `site` = public address of this Portier. */
export type AccountMail =
  | { kind: 'activate'; name: string; url: string; site: string }
  | { kind: 'already_registered'; name: string; url: string; site: string }
  | { kind: 'reset'; name: string; url: string; site: string }
  | { kind: 'invited'; name: string; url: string; site: string }
  | { kind: 'new_address'; name: string; url: string; site: string }
  | { kind: 'address_changed'; name: string; site: string }
  | { kind: 'password_changed'; name: string; site: string }
  | { kind: 'approved'; name: string; url: string; site: string }
  | { kind: 'approval_wanted'; name: string; url: string; site: string };

type Texts = { [Kind in AccountMail['kind']]: { subject: string; paragraphs: string[]; label?: string } };

const foot: Record<Language, (site: string) => string> = {
  en: (site) => `Portier at ${site}. You get this mail because your address was given there.`,
  de: (site) => `Portier auf ${site}. Sie bekommen diese Mail, weil Ihre Adresse dort angegeben wurde.`,
};

const english = (name: string): Texts => ({
  activate: {
    subject: 'Activate your Portier account',
    paragraphs: [
      `An account "${name}" was registered with your address.`,
      'Choose a password to activate it. The link works once, for two days. If you did not register, ignore this mail.',
    ],
    label: 'Activate the account',
  },
  already_registered: {
    subject: 'You have a Portier account already',
    paragraphs: [
      `Somebody, probably you, wanted to register with your address. There is an account "${name}" for it already.`,
      'Sign in with it. If you forgot its password, choose a new one on the sign-in page.',
    ],
    label: 'Sign in',
  },
  reset: {
    subject: 'Choose a new password for Portier',
    paragraphs: [
      `Somebody, probably you, asked for a new password of the account "${name}".`,
      'The link works once, for one hour. If it was not you, ignore this mail: nothing has changed.',
    ],
    label: 'Choose a new password',
  },
  invited: {
    subject: 'Your Portier account',
    paragraphs: [
      `An administrator made you an account "${name}".`,
      'Choose a password to use it. The link works once, for three days.',
    ],
    label: 'Choose a password',
  },
  new_address: {
    subject: 'Confirm your new mail address',
    paragraphs: [
      `The account "${name}" shall use this mail address from now on.`,
      'The link works once, for one day. If it was not you, ignore this mail.',
    ],
    label: 'Confirm the address',
  },
  address_changed: {
    subject: 'The mail address of your Portier account was changed',
    paragraphs: [
      `The account "${name}" uses another mail address now.`,
      'If it was not you, tell an administrator of this Portier at once.',
    ],
  },
  password_changed: {
    subject: 'The password of your Portier account was changed',
    paragraphs: [
      `The account "${name}" has a new password, and was signed out on other devices.`,
      'If it was not you, choose a new password on the sign-in page and tell an administrator.',
    ],
  },
  approved: {
    subject: 'Your Portier account is approved',
    paragraphs: [`The account "${name}" can be used now.`],
    label: 'Sign in',
  },
  approval_wanted: {
    subject: `Portier: ${name} waits for your approval`,
    paragraphs: [`"${name}" has registered and confirmed the mail address. Approve or refuse the account.`],
    label: 'Open the users',
  },
});

const german = (name: string): Texts => ({
  activate: {
    subject: 'Portier-Konto aktivieren',
    paragraphs: [
      `Mit Ihrer Adresse wurde ein Konto „${name}“ registriert.`,
      'Wählen Sie ein Passwort, um es zu aktivieren. Der Link gilt einmal, zwei Tage lang. Wenn Sie sich nicht registriert haben, ignorieren Sie diese Mail.',
    ],
    label: 'Konto aktivieren',
  },
  already_registered: {
    subject: 'Sie haben bereits ein Portier-Konto',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, wollte sich mit Ihrer Adresse registrieren. Dafür gibt es bereits das Konto „${name}“.`,
      'Melden Sie sich damit an. Wenn Sie das Passwort vergessen haben, wählen Sie auf der Anmeldeseite ein neues.',
    ],
    label: 'Anmelden',
  },
  reset: {
    subject: 'Neues Passwort für Portier wählen',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, möchte ein neues Passwort für das Konto „${name}“.`,
      'Der Link gilt einmal, eine Stunde lang. Wenn Sie das nicht waren, ignorieren Sie diese Mail: Es hat sich nichts geändert.',
    ],
    label: 'Neues Passwort wählen',
  },
  invited: {
    subject: 'Ihr Portier-Konto',
    paragraphs: [
      `Für Sie wurde das Konto „${name}“ angelegt.`,
      'Wählen Sie ein Passwort, um es zu benutzen. Der Link gilt einmal, drei Tage lang.',
    ],
    label: 'Passwort wählen',
  },
  new_address: {
    subject: 'Neue Mailadresse bestätigen',
    paragraphs: [
      `Das Konto „${name}“ soll künftig diese Mailadresse verwenden.`,
      'Der Link gilt einmal, einen Tag lang. Wenn Sie das nicht waren, ignorieren Sie diese Mail.',
    ],
    label: 'Adresse bestätigen',
  },
  address_changed: {
    subject: 'Die Mailadresse Ihres Portier-Kontos wurde geändert',
    paragraphs: [
      `Das Konto „${name}“ verwendet jetzt eine andere Mailadresse.`,
      'Wenn Sie das nicht waren, wenden Sie sich sofort an die Administration dieses Portiers.',
    ],
  },
  password_changed: {
    subject: 'Das Passwort Ihres Portier-Kontos wurde geändert',
    paragraphs: [
      `Das Konto „${name}“ hat ein neues Passwort und wurde auf anderen Geräten abgemeldet.`,
      'Wenn Sie das nicht waren, wählen Sie auf der Anmeldeseite ein neues Passwort und wenden Sie sich an die Administration.',
    ],
  },
  approved: {
    subject: 'Ihr Portier-Konto ist freigegeben',
    paragraphs: [`Das Konto „${name}“ kann jetzt benutzt werden.`],
    label: 'Anmelden',
  },
  approval_wanted: {
    subject: `Portier: ${name} wartet auf Freigabe`,
    paragraphs: [
      `„${name}“ hat sich registriert und die Mailadresse bestätigt. Geben Sie das Konto frei oder lehnen Sie es ab.`,
    ],
    label: 'Benutzer öffnen',
  },
});

/**
 * The mail in a person's language. It names the account by its sign-in name only, whose characters are few: a display name could
 * carry somebody's advertisement to any address.
 */
export function accountMail(mail: AccountMail, language: Language): { subject: string; text: string; html: string } {
  const { subject, paragraphs, label } = (language === 'de' ? german : english)(mail.name)[mail.kind];
  const letter: Letter = { subject, paragraphs, foot: foot[language](mail.site) };
  return written(label !== undefined && 'url' in mail ? { ...letter, action: { label, url: mail.url } } : letter);
}
