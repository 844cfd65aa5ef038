import { z } from 'zod';

/** What an OpenID Connect provider says of somebody (OpenID Connect Core section 5.1), as far as Portier reads it. */
export interface Identity {
  issuer: string;
  subject: string;
  /** Wished sign-in name; made of what the provider knows, within our characters. */
  name: string;
  displayName: string;
  language: 'en' | 'de';
  /** Null unless the provider vouches for it. */
  email: string | null;
  /** Null when no claim decides: the account says. */
  isAdministrator: boolean | null;
}

const text = z.string().trim().min(1).max(254);

const mailAddress = z.email().max(254);

/**
 * @param claims of the ID token and, where there is one, the userinfo endpoint
 * @param administrator `claim=value`, from PORTIER_OPENID_ADMINISTRATOR
 */
export function identityOf(
  issuer: string,
  claims: Record<string, unknown>,
  administrator: string | undefined,
): Identity {
  const subject = z.string().min(1).max(255).parse(claims['sub']);
  const email = claims['email_verified'] === true ? mailAddress.safeParse(claims['email']).data : undefined;
  const wishes = [claims['preferred_username'], claims['nickname'], email, claims['given_name'], claims['name']];
  return {
    issuer,
    subject,
    name: wishes.map(nameOf).find((name) => name !== undefined) ?? 'user',
    displayName: (text.safeParse(claims['name']).data ?? '').slice(0, 100),
    language: /^de\b/i.test(String(claims['locale'])) ? 'de' : 'en',
    email: email ?? null,
    isAdministrator: administrator === undefined ? null : hasValue(claims, administrator),
  };
}

/** A name of our characters, or undefined when too little is left: `anna.müller@x.org` -> `anna.muller`. */
function nameOf(wish: unknown): string | undefined {
  const given = text.safeParse(wish).data?.split('@')[0];
  const plain = given
    ?.normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '-');
  const name = plain?.replace(/^[-.]+|[-.]+$/g, '').slice(0, 60);
  return name !== undefined && name.length >= 2 ? name : undefined;
}

/** `groups=admins`: the claim is that value, or a list that has it. Dots lead into objects: `realm_access.roles=admin`. */
function hasValue(claims: Record<string, unknown>, wanted: string): boolean {
  const at = wanted.indexOf('=');
  const [path, value] = [wanted.slice(0, at), wanted.slice(at + 1)];
  const direct = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce(memberOf, claims as unknown);
  return Array.isArray(direct) ? direct.includes(value) : direct === value;
}

function memberOf(object: unknown, name: string): unknown {
  const isObject = typeof object === 'object' && object !== null && Object.hasOwn(object, name);
  return isObject ? (object as Record<string, unknown>)[name] : undefined;
}

/** Names to try in turn, in case the wished one is taken. @param random four digits for the last */
export function namesToTry(name: string, random: string): string[] {
  return [name, ...Array.from({ length: 8 }, (_, index) => `${name}-${index + 2}`), `${name.slice(0, 55)}-${random}`];
}
