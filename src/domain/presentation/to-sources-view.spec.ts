import type { DatasetView } from '#domain/contract/datasets-view';
import type { Source } from '#domain/framework/catalogue';
import {
  aCatalogue,
  aCostEffect,
  aGoal,
  aLink,
  aMeasure,
  anAgencyType,
  aPayment,
} from '#domain/testing/build-catalogue';
import { toSourcesView } from './to-sources-view.ts';

describe('the sources', () => {
  const source = (id: string, kind: Source['kind']): Source => ({
    id,
    title: id,
    url: null,
    kind,
    publisher: null,
    date: null,
  });
  const catalogue = aCatalogue({
    agencyTypes: [anAgencyType('hospital', { name: 'Hospital (any)' }), anAgencyType('board', { name: 'Board' })],
    measures: [aMeasure('a', { name: 'Waits', sources: ['act'] }), aMeasure('b', { name: 'Falls' })],
    goals: [
      aGoal('hospital/a', { sources: ['act', 'act'] }),
      aGoal('hospital/b', { sources: ['known'], control_sources: ['act'] }),
    ],
    incentives: [aPayment('p', 'hospital', 'a', 1, { sources: ['act'] })],
    links: [aLink('a', 1, 'b', { evidence: ['act'], status: 'contested' })],
    costEffects: [aCostEffect('a', { hospital: 1 }, { sources: ['known'] })],
    context: [{ id: 'ctx-people', name: 'People', unit: 'number', frequency: '', note: '', sources: [] }],
    sources: [source('unused', 'research'), source('known', 'knowledge or unlinked'), source('act', 'parliament')],
  });
  const dataset = (id: string, newest: string | null, measure: string, licenceConfirmed = true): DatasetView => ({
    id,
    title: id,
    publisher: null,
    licence: null,
    licenceConfirmed,
    licenceNote: null,
    attribution: null,
    origin: null,
    traps: [],
    observations: 600,
    measures: 1,
    measureNames: [{ id: measure, name: measure, reading: null }],
    periods: null,
    periodNote: null,
    areas: null,
    leftOut: [],
    newest,
    lastImport: null,
  });
  const view = toSourcesView(catalogue, [
    dataset('old', '2019-12-31', 'a'),
    dataset('survey', '2025-08-31', 'b', false),
    dataset('people', '2026-06-30', 'ctx-people'),
  ]);

  it('begins with how much there is, how new it is, and what is not certain', () => {
    expect(view.sentence).toBe('What is said here rests on 3 sources and 1,800 lines of published figures.');
    expect(view.lead).toBe(
      'The newest figure of a measure is for 31 August 2025. The licence of one publication is not confirmed. One source stands for what people in the field know and was not read.',
    );
  });

  it('puts the most cited first and says what rests on each, once', () => {
    expect(view.sources.map((one) => [one.id, one.countWords])).toEqual([
      ['act', '2 goals, 1 measure, 1 payment and 1 cause'],
      ['known', '1 goal and 1 cost'],
      ['unused', 'nothing rests on it'],
    ]);
    expect(view.sources[0]?.restsOn.flatMap((group) => group.rows)).toEqual([
      'Hospital: Waits',
      'Hospital: Falls',
      'Waits',
      'Board to Hospital, for Waits',
      'Waits → Falls, contested',
    ]);
  });

  it('puts the newest figures first', () => {
    expect(view.datasets.map((one) => one.id)).toEqual(['people', 'survey', 'old']);
  });
});
