import { takeSnapshot, type Snapshot } from '#domain/alignment/snapshot';
import { Figures } from '#domain/measure/figures';
import { aCatalogue, anAgency, anAgencyType, aPlace } from '#domain/testing/build-catalogue';
import { agencyName, nameHolders, typeName, typeNameOn, typeNamePlural, verb } from './agency-names.ts';

const DATED = 'CCG to June 2022, integrated care board (ICB) since';

function snapshot(asOf: string): Snapshot {
  const catalogue = aCatalogue({
    agencyTypes: [
      anAgencyType('hospital'),
      anAgencyType('payer', { name: DATED }),
      anAgencyType('pair', { name: 'Combined authority' }),
    ],
  });
  const agencies = [
    anAgency('H1', ['hospital'], { name: 'Near Hospital', share: 0.7 }),
    anAgency('H2', ['hospital'], { name: 'Far Hospital', share: 0.2 }),
    anAgency('P', ['payer'], { name: 'The Payer', share: 1 }),
    anAgency('X', ['pair'], { name: 'Practices', share: null, collective: true }),
  ];
  return takeSnapshot(catalogue, aPlace({ agencies }), Figures.none(), asOf);
}

describe('the names of agencies', () => {
  it('read the dates in the name of a kind', () => {
    expect(typeNameOn(DATED, '2022-06-30')).toBe('CCG');
    expect(typeNameOn(DATED, '2022-07-01')).toBe('Integrated care board');
    expect(typeNameOn('Acute trust', '2022-07-01')).toBe('Acute trust');
    expect(typeName(snapshot('2018-03-31'), 'payer')).toBe('CCG');
  });

  it('make plurals as inside a sentence', () => {
    expect(typeNamePlural(snapshot('2018-03-31'), 'payer')).toBe('CCGs');
    expect(typeNamePlural(snapshot('2026-11-22'), 'payer')).toBe('integrated care boards');
    expect(typeNamePlural(snapshot('2026-11-22'), 'pair')).toBe('combined authorities');
  });

  it('name of each kind the holder with the largest share, two at most, largest first', () => {
    const at = snapshot('2018-03-31');
    const holders = [
      { agency: 'H2', type: 'hospital' },
      { agency: 'H1', type: 'hospital' },
      { agency: 'P', type: 'payer' },
      { agency: 'X', type: 'pair' },
    ];
    expect(nameHolders(at, holders).words).toBe('The Payer and Near Hospital');
    expect(verb(nameHolders(at, holders), 'answers', 'answer')).toBe('answer');
    expect(verb(nameHolders(at, holders.slice(0, 2)), 'answers', 'answer')).toBe('answers');
    expect(verb(nameHolders(at, holders.slice(3)), 'answers', 'answer')).toBe('answer');
  });

  it('leave room for a body that ended before shares were known, never for one that takes no emergencies', () => {
    const named = (to: string | null): string => {
      const agencies = [
        anAgency('H1', ['hospital'], { name: 'Known Hospital', share: 0.2 }),
        anAgency('H2', ['hospital'], { name: 'Other Hospital', share: null, to }),
      ];
      const at = takeSnapshot(aCatalogue(), aPlace({ agencies }), Figures.none(), '2018-03-31');
      return nameHolders(at, [
        { agency: 'H1', type: 'hospital' },
        { agency: 'H2', type: 'hospital' },
      ]).words;
    };
    expect(named(null)).toBe('Known Hospital');
    expect(named('2020-03-31')).toContain('Other Hospital');
  });

  it('fall back on the kind where no place is analysed', () => {
    const alone = takeSnapshot(
      aCatalogue({ agencyTypes: [anAgencyType('hospital', { name: 'Acute trust' })] }),
      null,
      Figures.none(),
      '2018-03-31',
    );
    expect(agencyName(alone, 'hospital')).toBe('Acute trust');
  });
});
