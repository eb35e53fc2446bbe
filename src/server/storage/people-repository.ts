import type { Role } from '#domain/contract/people-view';
import type { AuditEvent, AuditRow, AuditVerdict } from './audit-event.ts';

/** Somebody who may sign in, or is invited to. Times are ISO, in UTC. */
export interface Account {
  readonly id: string;
  /** In small letters; null for an example account. */
  readonly email: string | null;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  readonly place: string | null;
  readonly passwordHash: string | null;
  readonly sessionEpoch: number;
  readonly isExample: boolean;
  readonly createdAt: string;
  readonly acceptedAt: string | null;
  readonly disabledAt: string | null;
}

/** What may be changed about an account. `endSessions`: every session of it is over from now on. */
export type AccountChange = Partial<
  Pick<Account, 'name' | 'role' | 'agency' | 'place' | 'passwordHash' | 'acceptedAt' | 'disabledAt'>
> & { readonly endSessions?: boolean };

export type KeyPurpose = 'sign-in' | 'invitation' | 'reset' | 'set-up';

/** A key that opens something once; only its digest is known here. */
export interface OneTimeKey {
  readonly id: string;
  readonly purpose: KeyPurpose;
  /** sha256 of the key, in hexadecimal. */
  readonly digest: string;
  /** Null for the set-up alone. */
  readonly account: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly wrongTries: number;
}

/** A place where somebody is signed in. */
export interface Session {
  readonly id: string;
  /** sha256 of the cookie, in hexadecimal. */
  readonly digest: string;
  readonly account: string;
  readonly epoch: number;
  readonly device: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
}

/** The tables of people inside one transaction. */
export interface PeopleTables {
  account(id: string): Promise<Account | null>;
  accountByEmail(email: string): Promise<Account | null>;
  /** Of one organisation, or all; in order of name. */
  accounts(agency: string | null): Promise<readonly Account[]>;
  /** Ids of those who can sign in as system administrators; nobody else can change their number until this transaction ends. */
  lockSystemAdministrators(): Promise<readonly string[]>;
  addAccount(account: Account): Promise<void>;
  changeAccount(id: string, change: AccountChange): Promise<void>;

  /** A key by its digest; nobody else can use it until this transaction ends. */
  key(digest: string): Promise<OneTimeKey | null>;
  /** The newest key for the first set-up, locked likewise. */
  setUpKey(): Promise<OneTimeKey | null>;
  addKey(key: OneTimeKey): Promise<void>;
  /** Counts a use or a wrong try. */
  markKey(id: string, change: { readonly usedAt?: string; readonly wrongTry?: true }): Promise<void>;
  /** Ends the keys of a purpose that are still open, of one account or of all. */
  closeKeys(purpose: KeyPurpose, account: string | null, at: string): Promise<void>;

  session(digest: string): Promise<{ readonly session: Session; readonly account: Account } | null>;
  /** Sessions of an account that nobody has ended, the last seen first. */
  sessions(account: string): Promise<readonly Session[]>;
  addSession(session: Session): Promise<void>;
  touchSession(id: string, at: string): Promise<void>;
  endSession(id: string, at: string): Promise<void>;

  /** Counts one more try from a source. @returns how many there were since a time, this one included */
  countTry(source: string, at: string, since: string): Promise<number>;

  /** Adds to the chain; call it last. */
  audit(event: AuditEvent): Promise<void>;
  /** Newest first, of one organisation or all, before a row of the chain. */
  auditEvents(agency: string | null, before: number | null, limit: number): Promise<readonly AuditRow[]>;
}

/** Accounts, sessions, keys and the audit. */
export interface PeopleRepository {
  read<T>(work: (tables: PeopleTables) => Promise<T>): Promise<T>;
  /** All of it or nothing, the audit with it. */
  write<T>(work: (tables: PeopleTables) => Promise<T>): Promise<T>;
  /** Follows the chain from end to end, a page at a time. */
  verifyAudit(): Promise<AuditVerdict>;
}
