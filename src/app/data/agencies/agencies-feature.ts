import { createFeature, createReducer, on } from '@ngrx/store';
import type { AgencyView } from '#domain/contract/agency-view';
import type { AgenciesView } from '#domain/contract/agencies-view';
import { beginLoading, failLoading, finishLoading, type Loadable, nothingAsked } from '#app/data/loadable/loadable';
import { agencyApiActions, agenciesApiActions, type AgencyRequest, type AgenciesRequest } from './agencies-actions.ts';

/** Tables and single agencies read so far, so that going back shows at once what was there. */
export type AgenciesState = {
  readonly tables: Readonly<Record<string, Loadable<AgenciesView>>>;
  readonly single: Readonly<Record<string, Loadable<AgencyView>>>;
};

/** The name under which a table is kept; a request without a day has its own until the answer says the day. */
export function agenciesKey({ place, asOf }: AgenciesRequest): string {
  return `${place} ${asOf ?? 'today'}`;
}

/** The name under which one agency is kept. */
export function agencyKey({ place, asOf, agency }: AgencyRequest): string {
  return `${place} ${asOf ?? 'today'} ${agency}`;
}

const initial: AgenciesState = { tables: {}, single: {} };

export const agenciesFeature = createFeature({
  name: 'agencies',
  reducer: createReducer(
    initial,
    on(agenciesApiActions.loadBegan, (state, { request }) => keepTable(state, request, beginLoading)),
    on(agenciesApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepTable(
        keepTable(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(agenciesApiActions.loadFailed, (state, { request, problem }) =>
      keepTable(state, request, (before) => failLoading(before, problem)),
    ),
    on(agencyApiActions.loadBegan, (state, { request }) => keepSingle(state, request, beginLoading)),
    on(agencyApiActions.loadSucceeded, (state, { request, view, loadedAt }) => {
      const done = finishLoading(view, loadedAt);
      return keepSingle(
        keepSingle(state, request, () => done),
        { ...request, asOf: view.asOf },
        () => done,
      );
    }),
    on(agencyApiActions.loadFailed, (state, { request, problem }) =>
      keepSingle(state, request, (before) => failLoading(before, problem)),
    ),
  ),
});

function keepTable(
  state: AgenciesState,
  request: AgenciesRequest,
  change: (before: Loadable<AgenciesView>) => Loadable<AgenciesView>,
): AgenciesState {
  const key = agenciesKey(request);
  return { ...state, tables: { ...state.tables, [key]: change(state.tables[key] ?? nothingAsked) } };
}

function keepSingle(
  state: AgenciesState,
  request: AgencyRequest,
  change: (before: Loadable<AgencyView>) => Loadable<AgencyView>,
): AgenciesState {
  const key = agencyKey(request);
  return { ...state, single: { ...state.single, [key]: change(state.single[key] ?? nothingAsked) } };
}
