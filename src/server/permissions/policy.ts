import type { Role } from '#domain/contract/people-view';
import type { Actor, Person } from './actor.ts';
import type { Action, Resource, ResourceKind } from './resource.ts';

/** How far a permission reaches. Somebody who belongs to no organisation has no own organisation. */
export type Reach =
  | 'every'
  /** What everybody may see. */
  | 'published'
  | 'own-agency'
  | 'own-place'
  | 'own-account'
  /** Accounts of the own organisation, except those of system administrators; whoever is made belongs to it too. */
  | 'own-people';

/** Who may do something, and how far; whoever is not named may not. Everybody may do what `public` may. */
type Cell = Readonly<Partial<Record<Role | 'public' | 'operator' | 'connector', Reach>>>;

/** The one table of permissions. Routes, use cases, screens and the generated tests ask it and nothing else. */
export const POLICY: Readonly<Record<ResourceKind, Readonly<Partial<Record<Action, Cell>>>>> = {
  figures: {
    read: { public: 'published', officer: 'own-agency', steward: 'own-place', operator: 'every' },
    export: { public: 'published', officer: 'own-agency', steward: 'own-place', operator: 'every' },
    // Whoever may look at a batch sees what its file says: its owner's people, and the steward who answers for its publication.
    'see-hidden': {
      officer: 'own-agency',
      analyst: 'own-agency',
      'agency-administrator': 'own-agency',
      steward: 'own-place',
      operator: 'every',
    },
  },
  batch: {
    read: {
      officer: 'own-agency',
      analyst: 'own-agency',
      'agency-administrator': 'own-agency',
      steward: 'own-place',
      connector: 'own-agency',
      operator: 'every',
    },
    export: {
      officer: 'own-agency',
      analyst: 'own-agency',
      'agency-administrator': 'own-agency',
      steward: 'own-place',
      operator: 'every',
    },
    create: { officer: 'own-agency', connector: 'own-agency', operator: 'every' },
    change: { officer: 'own-agency', connector: 'own-agency', operator: 'every' },
    remove: { officer: 'own-agency', connector: 'own-agency', operator: 'every' },
    publish: { officer: 'own-agency', connector: 'own-agency', operator: 'every' },
    undo: { officer: 'own-agency', 'agency-administrator': 'own-agency', operator: 'every' },
    approve: { steward: 'own-place' },
  },
  framework: {
    read: { public: 'every' },
    create: { officer: 'own-agency', analyst: 'own-agency', operator: 'every' },
    change: { officer: 'own-agency', analyst: 'own-agency', operator: 'every' },
    remove: { officer: 'own-agency', analyst: 'own-agency', operator: 'every' },
  },
  connector: {
    read: {
      officer: 'own-agency',
      analyst: 'own-agency',
      'agency-administrator': 'own-agency',
      'system-administrator': 'every',
      operator: 'every',
    },
    change: { 'agency-administrator': 'own-agency', 'system-administrator': 'every', operator: 'every' },
    run: {
      officer: 'own-agency',
      'agency-administrator': 'own-agency',
      'system-administrator': 'every',
      operator: 'every',
    },
  },
  account: {
    read: {
      viewer: 'own-account',
      councillor: 'own-account',
      officer: 'own-account',
      analyst: 'own-account',
      'board-secretary': 'own-account',
      steward: 'own-account',
      'agency-administrator': 'own-people',
      'system-administrator': 'every',
    },
    create: { 'agency-administrator': 'own-people', 'system-administrator': 'every' },
    change: { 'agency-administrator': 'own-people', 'system-administrator': 'every' },
    remove: { 'agency-administrator': 'own-people', 'system-administrator': 'every' },
  },
  session: {
    read: ownAccountOfEveryRole(),
    remove: ownAccountOfEveryRole(),
  },
  audit: {
    read: { 'agency-administrator': 'own-agency', 'system-administrator': 'every', operator: 'every' },
  },
  board: {
    read: { councillor: 'own-place', 'board-secretary': 'own-place', steward: 'own-place' },
    change: { 'board-secretary': 'own-place' },
  },
  'place-settings': {
    read: { public: 'every' },
    change: { steward: 'own-place' },
  },
  settings: {
    read: { 'system-administrator': 'every', operator: 'every' },
    change: { 'system-administrator': 'every', operator: 'every' },
  },
};

function ownAccountOfEveryRole(): Cell {
  return {
    viewer: 'own-account',
    councillor: 'own-account',
    officer: 'own-account',
    analyst: 'own-account',
    'board-secretary': 'own-account',
    steward: 'own-account',
    'agency-administrator': 'own-account',
    'system-administrator': 'own-account',
  };
}

/** Whether the actor may do this with a resource as its row stands. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  const cell = POLICY[resource.kind][action];
  if (cell === undefined) return false;
  if (cell.public !== undefined && reaches(null, cell.public, resource)) return true;
  switch (actor.kind) {
    case 'public':
      return false;
    case 'operator':
      return cell.operator !== undefined && reaches(null, cell.operator, resource);
    case 'connector':
      // Its own are the figures of the organisation that answers for it; where nobody's does, national ones.
      return cell.connector !== undefined && 'agency' in resource && resource.agency === actor.agency;
    case 'person': {
      const reach = cell[actor.role];
      return reach !== undefined && reaches(actor, reach, resource);
    }
  }
}

/** What an actor who may not do something may know of it: `unknown` is told like what does not exist. */
export type Verdict = 'allowed' | 'forbidden' | 'unknown';

/** `allowed`, `forbidden` when the actor may see the resource but not do this (403), else `unknown` (404). */
export function decide(actor: Actor, action: Action, resource: Resource): Verdict {
  if (can(actor, action, resource)) return 'allowed';
  return can(actor, 'read', resource) ? 'forbidden' : 'unknown';
}

function reaches(person: Person | null, reach: Reach, resource: Resource): boolean {
  switch (reach) {
    case 'every':
      return true;
    case 'published':
      return resource.kind === 'figures' && resource.published;
    case 'own-agency':
      return 'agency' in resource && isOwn(person?.agency, resource.agency);
    case 'own-place':
      return placesOf(resource).some((place) => isOwn(person?.place, place));
    case 'own-account':
      return isOwn(person?.account, accountOf(resource));
    case 'own-people':
      return (
        resource.kind === 'account' &&
        resource.role !== 'system-administrator' &&
        isOwn(person?.agency, resource.agency)
      );
  }
}

/** Nobody owns what has no owner. */
function isOwn(mine: string | null | undefined, theirs: string | null): boolean {
  return mine !== null && mine !== undefined && mine === theirs;
}

function placesOf(resource: Resource): readonly string[] {
  switch (resource.kind) {
    case 'figures':
    case 'batch':
      return resource.places;
    case 'board':
    case 'place-settings':
      return [resource.place];
    case 'framework':
    case 'connector':
    case 'account':
    case 'session':
    case 'audit':
    case 'settings':
      return [];
  }
}

function accountOf(resource: Resource): string | null {
  if (resource.kind === 'session') return resource.account;
  return resource.kind === 'account' ? resource.id : null;
}
