import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { PasswordHasher } from './people-parts.ts';

/** argon2id, 46 MiB, two passes, one thread: the first recommendation of the OWASP password storage guidance. */
const SETTINGS = { memoryCost: 46 * 1_024, timeCost: 2, parallelism: 1, algorithm: 2 } as const;
/** Each takes 46 MiB: more at once would let sign-ins eat the memory of everybody else. */
const MOST_AT_ONCE = 2;

/** Hashes passwords with argon2id; the work is done outside the main thread. */
export class Argon2Hasher implements PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  /** Compared with where an account has no password, so that the answer takes as long. */
  #nobodys: Promise<string> | null = null;

  async hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(prepare(password), SETTINGS));
  }

  async verify(known: string | null, password: string): Promise<boolean> {
    const compared = known ?? (await (this.#nobodys ??= this.hash('nobody has this password')));
    const isEqual = await this.#inTurn(() => verify(compared, prepare(password)));
    return known !== null && isEqual;
  }

  isDated(known: string): boolean {
    const { memoryCost, timeCost } = parseOptions(known);
    return !known.startsWith('$argon2id$') || memoryCost < SETTINGS.memoryCost || timeCost < SETTINGS.timeCost;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

/** The same password typed on two keyboards is the same text. */
function prepare(password: string): string {
  return password.normalize('NFKC');
}
