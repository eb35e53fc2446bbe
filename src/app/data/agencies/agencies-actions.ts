import { createActionGroup, props } from '@ngrx/store';
import type { AgencyView } from '#domain/contract/agency-view';
import type { AgenciesView } from '#domain/contract/agencies-view';
import type { Problem } from '#domain/contract/places-view';

/** Which place's agencies are meant; `asOf` null: today, by the server's clock. */
export type AgenciesRequest = { readonly place: string; readonly asOf: string | null };

/** Which agency of a place is meant. */
export type AgencyRequest = AgenciesRequest & { readonly agency: string };

export const agenciesPageActions = createActionGroup({
  source: 'Agencies Page',
  events: { opened: props<AgenciesRequest>(), retried: props<AgenciesRequest>() },
});

export const agencyPageActions = createActionGroup({
  source: 'Agency Page',
  events: { opened: props<AgencyRequest>(), retried: props<AgencyRequest>() },
});

export const agenciesApiActions = createActionGroup({
  source: 'Agencies API',
  events: {
    loadBegan: props<{ request: AgenciesRequest }>(),
    loadSucceeded: props<{ request: AgenciesRequest; view: AgenciesView; loadedAt: number }>(),
    loadFailed: props<{ request: AgenciesRequest; problem: Problem }>(),
  },
});

export const agencyApiActions = createActionGroup({
  source: 'Agency API',
  events: {
    loadBegan: props<{ request: AgencyRequest }>(),
    loadSucceeded: props<{ request: AgencyRequest; view: AgencyView; loadedAt: number }>(),
    loadFailed: props<{ request: AgencyRequest; problem: Problem }>(),
  },
});
