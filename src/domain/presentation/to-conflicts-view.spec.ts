import { analyse } from '#domain/alignment/analyse';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Board } from '#domain/framework/place-agencies';
import { loadWorld } from '#domain/testing/world-1/world';
import { basisOf } from './finding-basis.ts';
import { narrowConflicts, type Narrowing } from './narrow-conflicts.ts';
import { narrowView } from './narrowed-view.ts';
import { conflictsFileName, toConflictsCsv } from './to-conflicts-csv.ts';
import { toConflictsView } from './to-conflicts-view.ts';

const none: Narrowing = {
  search: '',
  sort: null,
  filters: {
    basis: [],
    kind: [],
    agency: [],
    domain: [],
    step: [],
    severity: [],
    confidence: [],
    here: [],
    status: [],
  },
};

describe('the conflicts of a place', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const report = analyse(snapshot);
  const board: Board = {
    code: 'P01',
    figuresCode: 'P01',
    name: 'Test & Shire',
    board: 'Testshire Board',
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
    agencies: world.place,
  };
  const view = toConflictsView({ board, snapshot, report });
  const narrow = (asked: Partial<Narrowing['filters']>, rest: Partial<Narrowing> = {}) =>
    narrowConflicts(view, { ...none, ...rest, filters: { ...none.filters, ...asked } });
  const finding = (kind: Finding['kind'], subkind: string, more: Partial<Finding> = {}): Finding => {
    const [first] = report.findings;
    if (first === undefined) throw new Error('The world has findings.');
    const { via, harms, ...rest } = first;
    return { ...rest, kind, subkind, ...more };
  };

  it('hold every finding once: a conflict, or one goal that helps another', () => {
    expect([...view.conflicts.map(({ card }) => card.id), ...view.helps.map((card) => card.id)].sort()).toEqual(
      report.findings.map(({ id }) => id).sort(),
    );
    expect(view.helps.every((card) => card.kind === 'SYNERGY')).toBeTrue();
    expect(view.conflicts.some(({ card }) => card.kind === 'SYNERGY')).toBeFalse();
  });

  it('begin with the headlines in their order, and fold echoes beneath their root', () => {
    expect(view.conflicts.flatMap(({ card }) => card.number ?? [])).toEqual(
      report.headlines.map((_, index) => index + 1),
    );
    for (const { card, echoes } of view.conflicts)
      expect(echoes.length).toBe(report.findings.find(({ id }) => id === card.id)?.echoes?.length ?? 0);
    expect(view.conflicts.flatMap(({ echoes }) => echoes).every((text) => text.includes('tends to mean'))).toBeTrue();
  });

  it('keep apart what is observed, declared and believed', () => {
    expect(basisOf(finding('EMPIRICAL', 'backed'))).toBe('observed');
    expect(basisOf(finding('ATTRIBUTION', 'moved'))).toBe('observed');
    expect(basisOf(finding('ATTRIBUTION', 'exposed'))).toBe('declared');
    expect(basisOf(finding('TARGET', 'never_both'))).toBe('observed');
    expect(basisOf(finding('TARGET', 'different_bar'))).toBe('declared');
    expect(basisOf(finding('STRUCTURAL', 'fork'))).toBe('believed');
    expect(basisOf(finding('INCENTIVE', 'pay_v_goal'))).toBe('declared');
    expect(basisOf(finding('INCENTIVE', 'pay_v_pay', { via: ['a', 'b'] }))).toBe('believed');
  });

  it('offer only choices that some conflict has, each with how many would be listed', () => {
    const { facets, listed, contested } = narrow({});
    for (const { name, choices } of facets) {
      for (const { id, count } of choices.filter((choice) => choice.count > 0)) {
        const { listed: chosen, contested: apart } = narrow({ [name]: [id] });
        expect(chosen.length + apart.length).toBe(count);
      }
    }
    expect(listed.length + contested.length).toBe(view.conflicts.length);
    expect(view.choices.statuses).toEqual([{ id: 'detected', name: 'Detected' }]);
  });

  it('narrow by any choice within a filter, by all filters together, and by organisations to what involves all of them', () => {
    const [one, other] = view.choices.kinds;
    const both = narrow({ kind: [one?.id ?? '', other?.id ?? ''] });
    expect(both.listed.every(({ card }) => card.kind === one?.id || card.kind === other?.id)).toBeTrue();
    const pair =
      view.conflicts
        .find(({ card }) => card.agencies.length > 1)
        ?.card.agencies.slice(0, 2)
        .map(({ id }) => id) ?? [];
    expect(pair.length).toBe(2);
    const { listed } = narrow({ agency: pair });
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every(({ card }) => pair.every((id) => card.agencies.some((agency) => agency.id === id)))).toBeTrue();
  });

  it('find every word that is searched for, whatever its case and accents', () => {
    const [first] = view.conflicts;
    const word = first?.card.sentence.split(' ').find((text) => text.length > 5) ?? '';
    expect(narrow({}, { search: word.toUpperCase() }).listed.map(({ card }) => card.id)).toContain(
      first?.card.id ?? '',
    );
    expect(narrow({}, { search: `${word} nowherenever` }).listed).toEqual([]);
  });

  it('leave out what means nothing here and tell it, be it nonsense or an attack', () => {
    const attack = "kind'; DROP TABLE findings; --";
    const { listed, contested, order, leftOut } = narrow({ kind: [attack], agency: ['nobody'] }, { sort: '1 OR 1=1' });
    expect(listed.length + contested.length).toBe(view.conflicts.length);
    expect(order).toBe('headlines');
    expect(leftOut).toEqual([
      { name: 'kind', value: attack },
      { name: 'agency', value: 'nobody' },
      { name: 'sort', value: '1 OR 1=1' },
    ]);
    expect(narrow({}, { search: "'; DROP TABLE findings; --" }).listed.length).toBe(0);
  });

  it('stand in the order asked for', () => {
    const weights = narrow({}, { sort: 'severity' }).listed.map(({ card }) =>
      card.severity === null ? -1 : card.severity.total + card.severity.top,
    );
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    const grades = narrow({}, { sort: 'confidence' }).listed.map(({ card }) => card.confidence);
    expect(grades).toEqual([...grades].sort());
  });

  it('draw supported links alone, between things that are here, and know which conflicts run along each', () => {
    const ids = new Set(view.influence.nodes.map(({ id }) => id));
    const supported = new Set(snapshot.links.map(({ id }) => id));
    for (const link of view.influence.links) {
      expect(supported.has(link.id)).toBeTrue();
      expect(ids.has(link.from) && ids.has(link.to)).toBeTrue();
      expect(link.words).toContain('tends to');
    }
    const structural = report.findings.find((one) => one.kind === 'STRUCTURAL' && one.via !== undefined);
    const along = view.influence.links.filter((link) => link.conflicts.includes(structural?.id ?? ''));
    expect(along.length).toBeGreaterThan(0);
    for (const node of view.influence.nodes)
      expect(view.influence.links.some(({ from, to }) => from === node.id || to === node.id)).toBeTrue();
  });

  it('come as a table with every mark of the card, and nothing known where nothing is', () => {
    const text = toConflictsCsv(view);
    const lines = text.trimEnd().split('\r\n');
    expect(lines.length).toBe(1 + report.findings.length);
    expect(text.split('found by rule, not yet reviewed').length - 1).toBe(report.findings.length);
    const [, first] = lines;
    expect(first).toContain(view.conflicts[0]?.card.kindName);
    expect(conflictsFileName(view)).toBe(`conflicts-test-shire-${view.asOf}.csv`);
  });

  it('keep the whole file while nothing narrows, and leave goals that help out of a narrowed one', () => {
    expect(narrowView(view, none)).toEqual({ view, isNarrowed: false });
    const nonsense = { ...none, sort: 'speed', filters: { ...none.filters, kind: ['NOTHING'] } };
    expect(narrowView(view, nonsense)).toEqual({ view, isNarrowed: false });
    const [kind] = view.choices.kinds;
    const asked = { ...none, filters: { ...none.filters, kind: [kind?.id ?? ''] } };
    const narrowed = narrowView(view, asked);
    const shown = narrowConflicts(view, asked);
    expect(narrowed.isNarrowed).toBeTrue();
    expect(narrowed.view.conflicts).toEqual([...shown.listed, ...shown.contested]);
    expect(narrowed.view.conflicts.length).toBeLessThan(view.conflicts.length);
    expect(narrowed.view.helps).toEqual([]);
    expect(conflictsFileName(view, true)).toBe(`conflicts-test-shire-${view.asOf}-narrowed.csv`);
    const ordered = narrowView(view, { ...none, sort: 'kind' });
    expect([ordered.isNarrowed, ordered.view.conflicts.length, ordered.view.helps.length]).toEqual([
      false,
      view.conflicts.length,
      view.helps.length,
    ]);
  });

  it('are all told, searched and written when there are two thousand of them', () => {
    const conflicts = report.findings.filter(({ kind }) => kind !== 'SYNERGY');
    const findings = Array.from({ length: 2_000 }, (_, index) => {
      const one = conflicts[index % conflicts.length];
      if (one === undefined) throw new Error('The world has conflicts.');
      return { ...one, id: `${one.id}/${index}` };
    });
    const many = toConflictsView({ board, snapshot, report: { ...report, findings, headlines: [] } });
    expect(many.conflicts.length).toBe(2_000);
    expect(many.title).toBe('The rules find 2,000 conflicts in Test & Shire; none of them stands out.');
    const { listed, contested } = narrowConflicts(many, { ...none, sort: 'severity' });
    expect(listed.length + contested.length).toBe(2_000);
    expect(toConflictsCsv(many).trimEnd().split('\r\n').length).toBe(2_001);
  });

  it('are told calmly where there is none', () => {
    const empty = toConflictsView({ board, snapshot, report: { ...report, findings: [], headlines: [] } });
    expect(empty.title).toBe('The rules find no conflict in Test & Shire on this day.');
    expect([empty.lead, empty.reviewLine]).toEqual(['', null]);
    expect(narrowConflicts(empty, none).listed).toEqual([]);
  });
});
