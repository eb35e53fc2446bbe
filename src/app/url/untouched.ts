import {
  type AgenciesAddress,
  type AgencyAddress,
  type ChooseAddress,
  type CompareAddress,
  type ConflictAddress,
  type ConflictsAddress,
  type JourneyAddress,
  type MeasureAddress,
  type MeasuresAddress,
  noConflictFilters,
  type SeamAddress,
  type StepAddress,
  type ThroughTimeAddress,
  type WhatIfAddress,
} from './page-address.ts';

type Day = string | null;

/**
 * Each page as one first comes to it: nothing typed, narrowed, opened or changed yet. The day is the one looked from, null for
 * today by the server's clock.
 */
export const untouched = {
  choose: (asOf: Day): ChooseAddress => ({ page: 'choose', asOf, search: '' }),
  journey: (place: string, asOf: Day): JourneyAddress => ({ page: 'journey', place, asOf, open: [] }),
  step: (place: string, asOf: Day, step: string): StepAddress => ({ page: 'step', place, step, asOf }),
  seam: (place: string, asOf: Day, seam: string): SeamAddress => ({ page: 'seam', place, seam, asOf }),
  agencies: (place: string, asOf: Day): AgenciesAddress => ({ page: 'agencies', place, asOf, goals: null, pair: [] }),
  agency: (place: string, asOf: Day, agency: string): AgencyAddress => ({
    page: 'agency',
    place,
    agency,
    asOf,
    open: [],
  }),
  conflicts: (place: string, asOf: Day): ConflictsAddress => ({
    page: 'conflicts',
    place,
    asOf,
    look: 'list',
    search: '',
    sort: null,
    filters: noConflictFilters,
    lit: null,
    open: [],
  }),
  conflict: (place: string, asOf: Day, conflict: string): ConflictAddress => ({
    page: 'conflict',
    place,
    conflict,
    asOf,
    look: 'chart',
    open: [],
  }),
  measures: (place: string, asOf: Day): MeasuresAddress => ({
    page: 'measures',
    place,
    asOf,
    show: 'all',
    sort: 'name',
    open: [],
  }),
  measure: (place: string, asOf: Day, measure: string): MeasureAddress => ({
    page: 'measure',
    place,
    measure,
    asOf,
    look: 'chart',
    open: [],
  }),
  throughTime: (place: string, asOf: Day): ThroughTimeAddress => ({
    page: 'through-time',
    place,
    asOf,
    show: 'here',
    look: 'chart',
    open: [],
  }),
  whatIf: (place: string, asOf: Day): WhatIfAddress => ({
    page: 'what-if',
    place,
    asOf,
    changes: '',
    goal: null,
    goals: [],
    search: '',
    agency: null,
  }),
  compare: (places: readonly string[], asOf: Day): CompareAddress => ({
    page: 'compare',
    asOf,
    places,
    measures: [],
    chart: null,
    look: 'chart',
    open: [],
  }),
};
