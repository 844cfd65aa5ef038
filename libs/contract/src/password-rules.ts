/** Fewer characters are guessed too fast (NIST SP 800-63B-4 asks for 8 with a second factor and 15 without; 10 plus the rules below). */
export const minimalPasswordLength = 10;
/** argon2 reads all of it; a bound so that nobody sends megabytes. Characters. */
export const maximalPasswordLength = 1_024;

/** What is wrong with a new password. */
export type PasswordProblem = 'too_short' | 'too_long' | 'like_name' | 'common';

/**
 * Checks a new password, on the pages while it is typed and in the API. Asks for length, not for kinds of characters; refuses what
 * is guessed first: the person's own name or address, well-known passwords however decorated, runs and repetitions.
 * @param own name, mail address and other words of the person
 */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | null {
  const length = [...password].length;
  if (length < minimalPasswordLength) return 'too_short';
  if (length > maximalPasswordLength) return 'too_long';
  if (isLikeName(password.toLowerCase(), own)) return 'like_name';
  return isCommon(password) ? 'common' : null;
}

/** The name or address itself, or with little around it: `anna@example.org1`, `2024-anna.admin`. */
function isLikeName(password: string, own: readonly string[]): boolean {
  return own
    .flatMap((text) => [text, text.split('@')[0] ?? ''])
    .map((text) => text.toLowerCase().trim())
    .flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]+/gu, '')])
    .filter((text) => text.length >= 3)
    .some((text) => password.includes(text) && password.length - text.length < minimalPasswordLength - 2);
}

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  return isRepetition(lower) || isRun(lower) || [lower, plain(lower)].some((text) => isMadeOfWords(text));
}

/** `aaaaaaaaaa`, `abcabcabcabc`, `1212121212`: a unit of up to four characters again and again. */
const isRepetition = (text: string) => /^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4;

const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopüasdfghjklöäyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1q2w3e4r5t6z7u8i9o0p',
];

/** Neighbours on the keyboard, in the alphabet or in counting, forwards or backwards, with up to three more characters. */
function isRun(text: string): boolean {
  const both = runs.flatMap((run) => [run, [...run].reverse().join('')]);
  const begin = text.slice(0, Math.max(6, text.length - 3));
  const end = text.slice(Math.min(3, text.length - 6));
  return both.some((run) => run.includes(begin) || run.includes(end));
}

const spellings: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** `P4ssw0rd` as `password`, without the digits and signs people put at both ends. */
function plain(text: string): string {
  const ends = text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  return [...ends].map((letter) => spellings[letter] ?? letter).join('');
}

/**
 * Stems of the passwords that appear most in published breaches and reach ten characters by what is put after them
 * (`password2024!`), English, German and of this field.
 */
const words = (
  'password passwort passwd kennwort passphrase geheim geheimnis secret letmein welcome willkommen hello hallo admin ' +
  'administrator root user test testing tester guest login master superman batman spiderman pokemon starwars dragon monkey ' +
  'princess prinzessin sunshine sonnenschein football fussball baseball basketball soccer hockey iloveyou ichliebedich liebe ' +
  'love lovely baby angel engel schatz schatzi michael michelle jessica jennifer daniel andrew charlie thomas robert sommer ' +
  'summer winter spring herbst autumn fruehling freedom whatever trustno shadow computer internet qwerty qwertz qwertyuiop ' +
  'qwertzuiop asdfgh asdfghjkl yxcvbnm zxcvbnm azerty abc abcd abcdef changeme change default temporary temp access hunter ' +
  'killer pepper ginger cookie flower butterfly chocolate schokolade liverpool arsenal chelsea barcelona juventus bayern dortmund ' +
  'schalke google facebook youtube twitch samsung apple iphone microsoft windows linux ubuntu debian server stream streaming ' +
  'streamkey livestream broadcast portier video camera studio live january january february march april may june july august ' +
  'september october november december januar februar maerz mai juni juli oktober dezember monday friday montag freitag berlin ' +
  'hamburg muenchen deutschland germany america london money geld correcthorsebatterystaple'
).split(' ');
const known = new Set(words);

/** One or two known words and nothing else but digits and signs; or a few digits alone: a date, a telephone number. */
function isMadeOfWords(text: string): boolean {
  const letters = text.replace(/[^\p{L}]+/gu, '');
  if (letters === '') return text !== '' && text.replace(/\D+/g, '').length < 16;
  if (known.has(letters)) return true;
  return words.some((word) => letters.startsWith(word) && known.has(letters.slice(word.length)) && letters.length < 16);
}
