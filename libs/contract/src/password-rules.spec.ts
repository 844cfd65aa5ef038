import { passwordProblem, type PasswordProblem } from './password-rules.js';

const anna = ['anna', 'anna.beispiel@example.org', 'Anna Beispiel'];

describe('a new password', () => {
  it.each<[string, PasswordProblem | null]>([
    ['', 'too_short'],
    ['Xk3!vR9pQ', 'too_short'],
    ['🙂🙂🙂🙂🙂', 'too_short'],
    ['x'.repeat(1_025), 'too_long'],

    ['annabeispiel', 'like_name'],
    ['anna.beispiel@example.org', 'like_name'],
    ['Anna-2024!!', 'like_name'],
    ['Anna Beispiel1', 'like_name'],

    ['password123', 'common'],
    ['P4ssw0rd2024!', 'common'],
    ['!!Passwort!!', 'common'],
    ['qwertyuiop', 'common'],
    ['qwertzuiopü', 'common'],
    ['1q2w3e4r5t', 'common'],
    ['1234567890', 'common'],
    ['0987654321', 'common'],
    ['12345678901', 'common'],
    ['abcdefghijkl', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['27.11.1984', 'common'],
    ['sommer-2026', 'common'],
    ['AdminAdmin1', 'common'],
    ['livestream1', 'common'],
    ['correct horse battery staple', 'common'],

    ['Tannennadelkaffee', null],
    ['kx7 Vw-9uR q', null],
    ['correct horse', null],
    ['summer rain on tin', null],
    ['7h2k-99ab-fgh3-xy41', null],
    ['83649 27156 40982 51', null],
    ['жёлтый самовар', null],
    ['anna mag lieber lange sätze', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, anna)).toBe(problem);
  });

  it('may be anything when nothing is known of the person', () => {
    expect(passwordProblem('anna.beispiel', [])).toBeNull();
    expect(passwordProblem('abcdxyz-kqw', ['', 'ab'])).toBeNull();
  });
});
