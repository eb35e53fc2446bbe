import type { WhatIfAddress } from './page-address.ts';

/** The what-if page of a place with nothing changed yet. @param asOf null: today, by the server's clock */
export function untouchedWhatIf(place: string, asOf: string | null): WhatIfAddress {
  return { page: 'what-if', place, asOf, changes: '', goal: null, goals: [], search: '', agency: null };
}
