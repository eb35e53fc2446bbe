import type { PasswordFault } from './not-allowed.ts';

/** At least so many characters; more is better, and nothing else is asked. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** Passwords of twelve and more characters that stand in every list of known ones; kept in small letters, without separators. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  'passwordpassword',
  'password12345',
  'password1234',
  'password123456',
  'password2024',
  'password2025',
  'password2026',
  'mypassword123',
  'qwertyuiopasdf',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyqwerty',
  'qwerty123456',
  'qwerty1234567',
  'qwertyuiop[]',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
  'zaq12wsxcde3',
  'asdfghjkl123',
  'asdfghjklqwe',
  'zxcvbnm12345',
  'iloveyou1234',
  'iloveyouforever',
  'letmein12345',
  'letmeinletmein',
  'welcome12345',
  'welcome123456',
  'welcomewelcome',
  'administrator',
  'administrator1',
  'administrator123',
  'adminadminadmin',
  'admin1234567',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd1234abcd',
  'abc123abc123',
  'changemechangeme',
  'changeme1234',
  'correcthorsebatterystaple',
  'trustno1trustno1',
  'football1234',
  'liverpool123',
  'manchester123',
  'manchesterunited',
  'sunshine1234',
  'princess1234',
  'superman1234',
  'dragondragon',
  'monkeymonkey',
  'summer2024summer',
  'unknownunknown',
  'secretsecret',
  'secretpassword',
]);

const PRODUCT_NAMES = ['common measure', 'commonmeasure'];
/** A shorter part of a name is in too many words to be forbidden. */
const SHORTEST_NAME_PART = 4;

/**
 * What is wrong with a password that somebody chose; null when nothing is. No rules of composition: length, and nothing that is known
 * or could be guessed from whose it is.
 * @param names of the person, of their address and of their organisation or place
 */
export function checkPassword(password: string, names: readonly string[]): PasswordFault | null {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replaceAll(/[\s._-]/g, '');
  if (WELL_KNOWN.has(bare) || isOneStep(bare) || isRepeated(bare)) return 'well-known';
  if (PRODUCT_NAMES.some((name) => bare.includes(name.replaceAll(' ', '')))) return 'holds-a-name';
  const holdsName = names.some((name) => {
    const whole = name.toLowerCase().replaceAll(/[\s._-]/g, '');
    return whole.length >= SHORTEST_NAME_PART && bare.includes(whole);
  });
  return holdsName ? 'holds-a-name' : null;
}

/** `123456789012`, `abcdefghijkl`, `zyxwvutsrqpo`, `aaaaaaaaaaaa`: each character one step, or none, from the one before. */
function isOneStep(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const isTen = (step: number): boolean => step === -9 || step === 9;
  return [1, -1, 0].some((step) => steps.every((found) => found === step || (step !== 0 && isTen(found))));
}

/** `catcatcatcat`: at most four characters again and again. */
function isRepeated(text: string): boolean {
  return [1, 2, 3, 4].some(
    (size) =>
      text.length >= 3 * size &&
      text ===
        text
          .slice(0, size)
          .repeat(Math.ceil(text.length / size))
          .slice(0, text.length),
  );
}
