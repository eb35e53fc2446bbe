import type { Role } from '#domain/contract/people-view';
import type { PeopleRepository } from '#server/storage/people-repository';
import type { Clock } from '#server/use-cases/clock';
import type { Belongings, PasswordHasher, PeopleParts } from '#server/use-cases/people/people-parts';
import { makePeopleUseCases, type PeopleUseCases } from '#server/use-cases/people/people-use-cases';

/** Two organisations and two places. */
export const BELONGINGS: Belongings = {
  agency: (code) => AGENCIES.find((one) => one.code === code) ?? null,
  place: (code) => PLACES.find((one) => one.code === code) ?? null,
  agencies: () => AGENCIES,
  places: () => PLACES,
};

const AGENCIES = [
  { code: 'E06000003', name: 'Redcar and Cleveland Council' },
  { code: 'RTR', name: 'South Tees Hospitals NHS Foundation Trust' },
  { code: 'RVW', name: 'North Tees and Hartlepool NHS Foundation Trust' },
];
const PLACES = [
  { code: 'E06000003', name: 'Redcar and Cleveland' },
  { code: 'E06000004', name: 'Stockton-on-Tees' },
];

/** Says what it is and keeps nothing secret: a spec that is not about hashing waits for none. */
export const PLAIN_HASHER: PasswordHasher = {
  hash: async (password) => `plain:${password}`,
  verify: async (hash, password) => hash === `plain:${password}`,
  isDated: () => false,
};

/** A clock that a spec sets. */
export class SetClock implements Clock {
  #now: string;

  constructor(now = '2026-11-22T12:00:00.000Z') {
    this.#now = now;
  }

  now(): string {
    return this.#now;
  }

  pass(minutes: number): void {
    this.#now = new Date(Date.parse(this.#now) + minutes * 60_000).toISOString();
  }
}

/** Parts of the use cases about people, on a store. */
export function peopleParts(people: PeopleRepository, clock: Clock = new SetClock()): PeopleParts {
  return {
    clock,
    people,
    passwords: PLAIN_HASHER,
    belongings: BELONGINGS,
    publicUrl: () => 'http://localhost:4200',
  };
}

/** The use cases about people, on a store. */
export function peopleOf(people: PeopleRepository, clock: Clock = new SetClock()): PeopleUseCases {
  return makePeopleUseCases(peopleParts(people, clock));
}

/** Adds an account that can sign in as `<id>@example.org` with PASSWORD. */
export async function addPerson(
  people: PeopleRepository,
  id: string,
  role: Role,
  { agency = null, place = null }: { readonly agency?: string | null; readonly place?: string | null } = {},
): Promise<void> {
  await people.write((tables) =>
    tables.addAccount({
      id,
      email: `${id}@example.org`,
      name: id,
      role,
      agency,
      place,
      passwordHash: `plain:${PASSWORD}`,
      sessionEpoch: 0,
      isExample: false,
      createdAt: '2026-11-01T09:00:00.000Z',
      acceptedAt: '2026-11-01T09:00:00.000Z',
      disabledAt: null,
    }),
  );
}

export const PASSWORD = 'a long word of theirs';
