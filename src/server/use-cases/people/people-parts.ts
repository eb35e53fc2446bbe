import type { Named, Role } from '#domain/contract/people-view';
import type { Clock } from '#server/use-cases/clock';
import type { PeopleRepository } from '#server/storage/people-repository';

/** Hashes passwords and compares them; never more than two at once. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes as long for an account without a password as for one with. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with weaker settings than today's. */
  isDated(hash: string): boolean;
}

/** Organisations and places by the names people know. */
export interface Belongings {
  agency(code: string): Named | null;
  place(code: string): Named | null;
  /** That exist today, in order of name. */
  agencies(): readonly Named[];
  places(): readonly Named[];
}

/** What the use cases about people are made from. */
export interface PeopleParts {
  readonly clock: Clock;
  readonly people: PeopleRepository;
  readonly passwords: PasswordHasher;
  readonly belongings: Belongings;
  /** Where people reach the product: links are made with it. Without a slash at the end. */
  readonly publicUrl: () => string;
}

/** What a use case is told of the request it serves. */
export interface Asked {
  readonly requestId: string | null;
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  councillor: 'Councillor',
  officer: 'Performance officer',
  analyst: 'Analyst',
  'board-secretary': 'Board secretary',
  steward: 'Data steward',
  'agency-administrator': 'Administrator of an organisation',
  'system-administrator': 'System administrator',
};

/** Where somebody of a role belongs. */
export function belongingOf(role: Role): 'agency' | 'place' | 'nothing' {
  switch (role) {
    case 'viewer':
    case 'officer':
    case 'analyst':
    case 'agency-administrator':
      return 'agency';
    case 'councillor':
    case 'board-secretary':
    case 'steward':
      return 'place';
    case 'system-administrator':
      return 'nothing';
  }
}
