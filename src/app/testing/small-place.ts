import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Catalogue } from '#domain/framework/catalogue';
import type { Board, PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import {
  aCatalogue,
  aConcept,
  aDomain,
  aGoal,
  aMeasure,
  anAgency,
  anAgencyType,
  aStep,
  aTarget,
} from '#domain/testing/build-catalogue';

const hospital = { id: 'H1', name: 'Northtown Hospitals NHS Foundation Trust' };
const council = { id: 'C1', name: 'Northtown Council' };
const board = { id: 'B1', name: 'NHS North Integrated Care Board' };

/** A catalogue of two steps, one hand-over and four measures: one that asks, one clock, one outcome and one of money that two want moved opposite ways. */
export function smallCatalogue(parts: Parameters<typeof aCatalogue>[0] = {}): Catalogue {
  return aCatalogue({
    agencyTypes: [
      anAgencyType('hospital', { name: 'Acute trust' }),
      anAgencyType('council', { name: 'Council' }),
      anAgencyType('board', { name: 'Integrated care board' }),
    ],
    domains: [
      { ...aDomain('felt', 'experience'), name: 'Person experience', asks: 'What was it like?' },
      { ...aDomain('gained', 'outcome'), name: 'Outcomes achieved', asks: 'What changed?' },
      { ...aDomain('spent', 'resource'), name: 'Resource effectiveness', asks: 'What did it take?' },
    ],
    concepts: [aConcept('admissions')],
    measures: [
      aMeasure('asked', { name: 'Carer was asked', domain: 'felt', experience_kind: 'reported' }),
      aMeasure('clock', { name: 'Days waited', domain: 'felt', experience_kind: 'timed', polarity: 'lower' }),
      aMeasure('home', { name: 'Still at home', domain: 'gained' }),
      aMeasure('beds', { name: 'Emergency admissions', domain: 'spent', concept: 'admissions' }),
    ],
    goals: [
      aGoal('hospital/asked', { target: aTarget('>=', 80) }),
      aGoal('council/clock', { polarity: 'lower' }),
      aGoal('council/home', { target: aTarget('>=', 85) }),
      aGoal('hospital/beds'),
      aGoal('board/beds', { polarity: 'lower' }),
    ],
    steps: [
      aStep('J1', ['asked', 'beds'], {
        name: 'Hospital stay',
        order: 1,
        owner: 'hospital',
        person_voice: 'I stay no longer than I need.',
        gap: 'Loss of strength is not measured.',
      }),
      aStep('J2', ['clock', 'home'], {
        name: 'Back home',
        order: 2,
        owner: 'council',
        other_parties: ['board'],
        person_voice: 'Care starts the day I get home.',
      }),
    ],
    seams: [{ from_step: 'J1', to_step: 'J2' }],
    ...parts,
  });
}

/** Northtown, `X1`: a hospital, a council and a board, with a figure for what is asked and one for those still at home. */
export function smallPlace(
  changes: {
    readonly parts?: Parameters<typeof aCatalogue>[0];
    readonly rows?: readonly FigureRow[];
    readonly agencies?: PlaceAgencies['agencies'];
    readonly delegations?: PlaceAgencies['delegations'];
    readonly asOf?: string;
  } = {},
) {
  const place: PlaceAgencies = {
    place: 'X1',
    comparator: null,
    agencies: changes.agencies ?? [
      anAgency(hospital.id, ['hospital'], { name: hospital.name, share: 0.9, main: true }),
      anAgency(council.id, ['council'], { name: council.name }),
      anAgency(board.id, ['board'], { name: board.name }),
    ],
    delegations: changes.delegations ?? [],
  };
  const rows = changes.rows ?? [
    { measure: 'asked', area: 'H1', level: 'trust', period: '2016', value: 74 },
    { measure: 'asked', area: 'H1', level: 'trust', period: '2017', value: 72.5 },
    { measure: 'home', area: 'X1', level: 'council', period: '2016/17', value: 88 },
  ];
  const snapshot = takeSnapshot(smallCatalogue(changes.parts), place, Figures.from(rows), changes.asOf ?? '2018-03-31');
  const aBoard: Board = {
    code: 'X1',
    figuresCode: 'X1',
    name: 'Northtown',
    board: 'Northtown Health and Wellbeing Board',
    from: '2013-04-01',
    to: null,
    predecessors: [],
    successors: [],
    note: null,
    region: null,
    hex: null,
    population: null,
    similar: [],
    neighbours: [],
    districts: [],
    agencies: place,
  };
  return { board: aBoard, snapshot, report: analyse(snapshot) };
}
