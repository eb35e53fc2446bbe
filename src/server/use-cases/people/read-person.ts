import { checkPassword } from './check-password.ts';
import { NotAllowedError } from './not-allowed.ts';

/** An address of e-mail in small letters. @throws NotAllowedError `bad_email` */
export function readEmail(typed: string): string {
  const email = typed.trim().toLowerCase();
  if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/.test(email)) {
    throw new NotAllowedError({ code: 'bad_email', found: typed });
  }
  return email;
}

/**
 * Refuses a password that could be guessed.
 * @param person their name and address: each part of them counts
 * @param belonging the name of their organisation or place: counts as a whole
 * @throws NotAllowedError `bad_password`
 */
export function refusePassword(password: string, person: readonly string[], belonging: readonly string[] = []): void {
  const parts = person.flatMap((name) => [name, ...name.split(/[\s@.]+/)]);
  const why = checkPassword(password, [...parts, ...belonging]);
  if (why !== null) throw new NotAllowedError({ code: 'bad_password', why });
}
