import fc from 'fast-check';

import { loadPlaceAgencies } from './load-place-agencies.ts';

const catalogue = {
  agencyTypes: ['council', 'hospital'].map((id) => ({
    id,
    name: id,
    kind: '',
    boundary: '',
    tier: 'place' as const,
    place_basis: 'resident' as const,
    duty_areas: [],
    goals_complete: false,
  })),
  conceptAreas: ['money'],
};
const council = { id: 'C1', name: 'A council', types: ['council'] };
const hospital = {
  id: 'H1',
  name: 'A hospital',
  types: ['hospital'],
  from: '2013-04-01',
  to: null,
  share: 0.7,
  main: true,
};
const delegation = {
  type: 'council',
  from_agency: 'C1',
  to_agency: 'H1',
  from: null,
  to: null,
  except_areas: ['money'],
};

function faults(content: unknown): readonly string[] {
  const loaded = loadPlaceAgencies(content, catalogue);
  return loaded.kind === 'refused'
    ? loaded.faults.map(({ row, field, code }) => `${row ?? '-'} ${field || '-'} ${code}`)
    : [];
}

describe('loading the agencies of a place', () => {
  it('fills what is left out with null: not known, never nought', () => {
    const loaded = loadPlaceAgencies(
      { place: 'P1', agencies: [council, hospital], delegations: [delegation] },
      catalogue,
    );
    expect(loaded).toEqual({
      kind: 'loaded',
      place: {
        place: 'P1',
        comparator: null,
        agencies: [
          {
            ...council,
            from: null,
            to: null,
            share: null,
            back: null,
            other_places: null,
            main: null,
            basis: null,
            collective: null,
          },
          { ...hospital, back: null, other_places: null, basis: null, collective: null },
        ],
        delegations: [{ ...delegation, source: null }],
      },
    });
  });

  it('does without delegations and with several rows of one agency', () => {
    expect(faults({ place: 'P1', agencies: [council, { ...council, types: ['hospital'] }] })).toEqual([]);
  });

  it('reports every fault at once', () => {
    expect(
      faults({
        place: 'P1',
        agencies: [
          { ...council, types: ['nobody'] },
          { ...hospital, share: 1.2 },
          { ...council, id: 'C2', from: '2020-01-02', to: '2020-01-01' },
        ],
        delegations: [{ ...delegation, to_agency: 'X9', except_areas: ['sport'] }],
      }),
    ).toEqual([
      'H1 share out-of-range',
      'C1 types[0] dangling-id',
      '1 to_agency dangling-id',
      '1 except_areas[0] dangling-id',
      'C2 to dates-out-of-order',
    ]);
    expect(faults({ agencies: [] })).toEqual(['- place missing-field']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(['loaded', 'refused']).toContain(loadPlaceAgencies(value, catalogue).kind);
      }),
    );
  });
});
