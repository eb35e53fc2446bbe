import type { SessionView } from '#domain/contract/people-view';
import type { PreviewView, UploadView } from '#domain/contract/uploads-view';

/** Somebody who brings figures of a council. */
export function makeOfficer(change: Partial<SessionView> = {}): SessionView {
  return {
    account: 'a1',
    name: 'Robin',
    email: null,
    hasPassword: false,
    role: 'officer',
    roleName: 'Officer',
    agency: { code: 'C1', name: 'Northtown Council' },
    place: null,
    words: 'Officer, Northtown Council',
    may: ['upload-figures', 'read-batches'],
    endsAt: '2026-11-22T20:00:00.000Z',
    ...change,
  };
}

/** A file of that council, read and checked. */
export function makeUpload(change: Partial<UploadView> = {}): UploadView {
  return {
    id: '7',
    version: 3,
    state: 'checked',
    fileName: 'autumn.csv',
    bytes: 120,
    digest: 'd'.repeat(64),
    agency: 'C1',
    agencyName: 'Northtown Council',
    actor: 'a1',
    actorName: 'Robin',
    receivedAt: '2026-11-22T12:00:00.000Z',
    changedAt: '2026-11-22T12:00:00.000Z',
    understanding: null,
    progress: null,
    preview: null,
    fixes: [],
    finality: 'final',
    publishAt: null,
    goodRowsOnly: false,
    approvedAt: null,
    batch: null,
    replayed: false,
    failure: null,
    ...change,
  };
}

/** What a sound file of one line would change. */
export function makePreview(change: Partial<PreviewView> = {}): PreviewView {
  return {
    digest: 'p1',
    counts: { read: 1, created: 1, changed: 0, unchanged: 0, refused: 0, blank: 0 },
    warned: 0,
    isBlocked: false,
    groups: [],
    samples: [],
    movements: [],
    measures: [{ id: 'm1', name: 'Waits', figures: 1 }],
    periods: '2025/26',
    areas: 1,
    replaces: [],
    ...change,
  };
}
