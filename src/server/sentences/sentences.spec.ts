import { Value } from 'typebox/value';
import { ConflictView } from '#domain/contract/conflict-view';
import { JourneyView } from '#domain/contract/journey-view';
import { tellFinding } from '#domain/presentation/tell-finding';
import { toConflictView } from '#domain/presentation/to-conflict-view';
import { tellingOf, toJourneyView } from '#domain/presentation/to-journey-view';
import { placeOnADay, readStarterWorld, type PlaceOnADay, type StarterWorld } from './read-starter-world.ts';

/** A real place and day, the start of a finding's id, and the sentence in full. */
const SENTENCES: readonly (readonly [code: string, asOf: string, finding: string, sentence: string])[] = [
  [
    'E06000003',
    '2018-03-31',
    'ATTRIBUTION/moved/ascof-2c1+ascof-2c2+dtoc-nhs/',
    'Delayed transfers in Redcar and Cleveland in 2017/18: 15.3 a day per 100,000 adults, 0.9 more. Put down to the NHS 3.5 more, to social care 3.3 fewer. Blame moved; the waiting hardly did.',
  ],
  [
    'E08000035',
    '2017-09-30',
    'POLARITY/opposite/bcf-nea+pbr-nel/',
    'Emergency admissions, all ages: Leeds Teaching Hospitals NHS Trust answers for more, Leeds City Council and Leeds Health and Wellbeing Board for less. True everywhere in England.',
  ],
  [
    'E08000035',
    '2017-09-30',
    'TARGET/not_reconciled/',
    'At most 3.5% of occupied bed days (NHS England North of England, Leeds Teaching Hospitals NHS Trust) and a local cut on February 2017 (Leeds City Council) are due together for one thing, in units nobody has converted. Residents of Leeds: 33.0% more than in February 2017, in September 2017.',
  ],
  [
    'E08000035',
    '2017-09-30',
    'DEFINITION/not_comparable/ascof-2c1+mandate-dtoc/',
    'Delayed transfers: all (residents of Leeds 18.8 a day per 100,000 adults in September 2017) and DTOC no more than 3.5% of beds (no figure here) count one thing in two ways (different numerator, denominator, place basis) and cannot be compared.',
  ],
  [
    'E08000035',
    '2017-09-30',
    'INCENTIVE/pay_v_goal/ascof-2c2/pay-dtoc-fine-received',
    'Leeds City Council pays Leeds Teaching Hospitals NHS Trust a daily sum when Delayed transfers: social care rises; Leeds City Council is judged on the opposite. Residents of Leeds 5.7 a day per 100,000 adults in September 2017.',
  ],
  [
    'E08000035',
    '2017-09-30',
    'ATTRIBUTION/exposed/',
    'Delayed transfers: all is one number split by cause, and each part has another owner: residents of Leeds 12.4 a day per 100,000 adults put down to the NHS, 5.7 to social care, in September 2017.',
  ],
  [
    'E06000001',
    '2025-03-31',
    'TARGET/different_bar/const-ae4h/',
    'North Tees and Hartlepool NHS Foundation Trust is held to 95% and 78% for A&E within 4 hours; at 81.3% in January 2025 it met 1 of 2. 12 of 135 like it in England stand between them.',
  ],
  [
    'E09000030',
    '2025-03-31',
    'TARGET/never_both/bed-occ+const-ae4h/acute_trust/bed-occ+acute_trust/const-ae4h/2024@',
    'In 10 months Barts Health NHS Trust never met both at least 78% for A&E within 4 hours and at most 92% for Bed occupancy; 18 of 119 like it did at least once.',
  ],
  [
    'E09000030',
    '2026-11-22',
    'STRUCTURAL/path/bcf-nea65+const-ae4h/',
    'Doing better on A&E within 4 hours tends to mean doing worse on Emergency admissions 65+ (evidence B). Barts Health NHS Trust 73.4% in July 2025 (at least 95%, missed); Emergency admissions 65+: no figure here.',
  ],
  [
    'E09000030',
    '2026-11-22',
    'FOOTPRINT/shared_provider/',
    "Barts Health NHS Trust takes 84% of Tower Hamlets's emergencies, but 78% of its patients live elsewhere; five other boards lean on it.",
  ],
  [
    'E09000030',
    '2026-11-22',
    'ATTRIBUTION/reasons/',
    'Of people waiting to leave Barts Health NHS Trust, 31% wait for the hospital itself (middle place 17%). 348 a day in August 2025, 56 more.',
  ],
  [
    'E08000025',
    '2026-11-22',
    'COST_SHUNT/direction_only/nctr/',
    'When No longer meet criteria to reside falls, University Hospitals Birmingham NHS Foundation Trust gains and Birmingham City Council pays. University Hospitals Birmingham NHS Foundation Trust 450 a day in August 2025, 123 more.',
  ],
  [
    'E08000025',
    '2026-11-22',
    'FOOTPRINT/split_provider/',
    "A&E within 4 hours in July 2025: 78.9% at Sandwell and West Birmingham Hospitals NHS Trust (11% of Birmingham's emergencies), 64.2% at University Hospitals Birmingham NHS Foundation Trust (82%): the same residents, 15 points apart.",
  ],
  [
    'E08000035',
    '2026-11-22',
    'INCENTIVE/pay_v_goal_by_path/ae-att65+asc-savings+ascof-1d+bcf-delay+nctr/pay-mtfs',
    'Leeds City Council answers for a budget that gains when ASC savings delivered rises; that tends to mean worse A&E attendances 65+ and Average discharge delay (evidence A). True everywhere in England.',
  ],
  [
    'E08000035',
    '2026-11-22',
    'CONTENTION/direction_only//acute-beds',
    'A&E within 4 hours and 18 weeks referral to treatment both need acute hospital beds. Leeds Teaching Hospitals NHS Trust 79.1% in July 2025 (at least 95%, missed).',
  ],
  [
    'E06000027',
    '2026-11-22',
    'FOOTPRINT/holders/',
    'Adult social care is delivered here by Torbay and South Devon NHS Foundation Trust; Torbay Council stays answerable.',
  ],
  ['E06000065', '2026-11-22', 'FOOTPRINT/boundaries/', 'Three integrated care boards meet in North Yorkshire.'],
];

/** The same where a rule for all sentences asks for more than the template: what the sentence begins with. */
const BEGINNINGS: readonly (readonly [code: string, asOf: string, finding: string, beginning: string])[] = [
  [
    'E08000035',
    '2017-09-30',
    'FOOTPRINT/place_basis/ascof-2c1+mandate-dtoc/',
    'Delay in leaving hospital, all causes, is counted for residents in Delayed transfers: all and for patients of a provider in DTOC no more than 3.5% of beds.',
  ],
  [
    'E09000030',
    '2026-11-22',
    'TIMING/deadline_before_effect/bcf-nea65+community-share/',
    'NHS North East London Integrated Care Board is judged on Emergency admissions 65+ by 31 March 2027; Share of money outside hospital takes 60 months to show there: 39 months too few.',
  ],
];

/** Nouns of the catalogue and of the fixed words that name causes without claiming one. */
const CAUSAL = /(?<!\b(?:all|declared) )\b(?:causes|caused|drives|drove|raises|raised|cuts|leads to|led to|because)\b/i;

describe('sentences about real places', () => {
  let world: StarterWorld;
  const places = new Map<string, PlaceOnADay>();
  const at = (code: string, asOf: string): PlaceOnADay => {
    const key = `${code} ${asOf}`;
    const known = places.get(key) ?? placeOnADay(world, code, asOf);
    places.set(key, known);
    return known;
  };
  const sentenceOf = (code: string, asOf: string, id: string): string => {
    const place = at(code, asOf);
    const finding = place.report.findings.find((one) => one.id.startsWith(id));
    return finding === undefined ? `no finding ${id}` : tellFinding(finding, tellingOf(place));
  };

  beforeAll(async () => {
    world = await readStarterWorld();
  });

  for (const [code, asOf, id, sentence] of SENTENCES) {
    it(`say word for word: ${sentence.slice(0, 80)}…`, () => {
      expect(sentenceOf(code, asOf, id)).toBe(sentence);
    });
  }

  for (const [code, asOf, id, beginning] of BEGINNINGS) {
    it(`begin word for word: ${beginning.slice(0, 80)}…`, () => {
      expect(sentenceOf(code, asOf, id).startsWith(beginning))
        .withContext(sentenceOf(code, asOf, id))
        .toBeTrue();
    });
  }

  it('never give an association a causal verb, say where they are true everywhere, and hold something of the place elsewhere', () => {
    for (const [code, asOf] of [
      ['E06000003', '2018-03-31'],
      ['E08000035', '2017-09-30'],
      ['E06000027', '2025-03-31'],
      ['E10000020', '2026-11-22'],
    ] as const) {
      const place = at(code, asOf);
      const names = [place.board.name, ...[...place.snapshot.agencies.values()].map((agency) => agency.name)];
      for (const finding of place.report.findings) {
        const sentence = tellFinding(finding, tellingOf(place));
        expect(sentence).withContext(finding.id).not.toMatch(CAUSAL);
        expect(sentence.endsWith('True everywhere in England.'))
          .withContext(finding.id)
          .toBe(finding.here === 'none');
        if (finding.here !== 'none')
          expect(names.some((name) => sentence.includes(name)))
            .withContext(sentence)
            .toBeTrue();
      }
    }
  });

  it('tell the journey of Redcar and Cleveland on 31 March 2018 as a board reads it', () => {
    const place = at('E06000003', '2018-03-31');
    const view = toJourneyView({ ...place, newestFigures: '2018-03-31' });
    expect(view.title).toBe(
      'Six conflicts run through care in Redcar and Cleveland, and in the first weeks back home nobody answers for the person.',
    );
    expect(view.shortTitle).toBe(
      'Six conflicts run through care here, and in the first weeks back home nobody answers for the person.',
    );
    expect(view.lead).toBe(
      'One is seen here on both sides and three on one side; two are true everywhere in England. At none of the eleven hand-overs does a measure ask people how it went.',
    );
    expect(view.reviewLine).toBe('All six: found by rule, not yet reviewed');
    expect(view.goalsLine).toBe('155 goals in force that day, 16 of them with figures that speak for it.');
    expect(view.newerFigures).toBeNull();
    const first = view.headlines[0];
    expect([first?.severity?.bandWord, first?.severity?.words, first?.confidence, first?.kindName]).toEqual([
      'High',
      '9 of 12',
      'C',
      'A total split by blame',
    ]);
    expect(first?.severity?.parts.map((part) => part.reason)).toEqual([
      'consequence: money, contract or law for one side',
      'size: a total split between owners',
      'reach: one step of the journey',
      'here: one part fell as the other rose',
    ]);
    expect(view.headlines.slice(4).map((card) => card.placement)).toEqual([
      { form: 'arc', from: 'J05', to: 'J07' },
      { form: 'arc', from: 'J05', to: 'J06' },
    ]);
    expect(view.lanes.find((lane) => lane.headlineNumbers.includes(2))?.name).toBe(
      'South Tees Hospitals NHS Foundation Trust',
    );
  });

  it('compare the two years of Redcar and Cleveland exactly as the rule does', () => {
    const place = at('E06000003', '2018-03-31');
    const view = toConflictView(place, 'ATTRIBUTION/moved/ascof-2c1+ascof-2c2+dtoc-nhs/ID1');
    expect(view?.about).toBe('leaving hospital, seen here on both sides');
    expect(view?.glyphWords).toBe('one total, two owners');
    expect(view?.sides.map((side) => side.title)).toEqual([
      'Redcar and Cleveland Council',
      'South Tees Hospitals NHS Foundation Trust',
    ]);
    expect(view?.compared?.rows.map((row) => [row.part, ...row.cells.map((cell) => cell.text)])).toEqual([
      ['whole', '14.4', '15.3', '+0.9'],
      ['first', '8.1', '11.6', '+3.5'],
      ['second', '5.6', '2.3', '−3.3'],
      ['rest', '0.7', '1.4', '+0.7'],
    ]);
    expect(view?.compared?.verdict).toBe(
      'Moved: one part fell, another rose, and the total changed by less than a quarter of the two together (0.9 is under 1.7).',
    );
    expect(view?.evidence.for.map((item) => item.text)).toContain(
      'The rise put down to the NHS here is the third largest of 147 councils, the fall put down to social care the 13th largest.',
    );
    expect(view?.evidence.against.map((item) => item.text)).toContain(
      'In 2017/18, 13 of 147 councils show this; about 15 (8 to 22) would by chance. It says something about one place, not about England.',
    );
    expect(view?.series?.windows.map((window) => window.label)).toEqual(['2016/17', '2017/18']);
    expect(view?.series?.lines[0]?.points[0]?.periodWords).toBe('October 2015');
  });

  it('make views of the promised shape, with names where names belong, for every finding of a place', () => {
    const place = at('E08000025', '2026-11-22');
    expect([...Value.Errors(JourneyView, toJourneyView({ ...place, newestFigures: '2025-08-31' }))]).toEqual([]);
    const ids = [
      ...world.catalogue.measures,
      ...world.catalogue.goals,
      ...world.catalogue.agencyTypes,
      ...world.catalogue.latentNodes,
      ...world.catalogue.incentives,
      ...world.catalogue.resources,
      ...world.catalogue.steps,
    ].flatMap((row) =>
      /[-_:/]|^[A-Z]+\d+$|^nctr$/.test(row.id) ? [row.id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')] : [],
    );
    const anyId = new RegExp(`(?<![\\w/-])(?:${ids.join('|')})(?![\\w/]|-\\w)`);
    for (const finding of place.report.findings) {
      const view = toConflictView(place, finding.id);
      expect([...Value.Errors(ConflictView, view)])
        .withContext(finding.id)
        .toEqual([]);
      for (const text of wordsFor(view)) expect(text).withContext(finding.id).not.toMatch(anyId);
    }
  });
});

/** Fields that hold an id, a code or a key, not words for people. */
const NOT_WORDS = new Set([
  'id',
  'kind',
  'subkind',
  'form',
  'step',
  'steps',
  'from',
  'to',
  'agencies',
  'goals',
  'measure',
  'line',
  'area',
  'period',
  'url',
  'code',
  'domain',
]);

function wordsFor(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsFor);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    NOT_WORDS.has(key) && (typeof inner === 'string' || Array.isArray(inner)) && !holdsObjects(inner)
      ? []
      : wordsFor(inner),
  );
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object');
}
