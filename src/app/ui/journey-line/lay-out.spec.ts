import fc from 'fast-check';
import { layOutBranches } from './lay-out-branches.ts';
import { layOutColumn } from './lay-out-column.ts';
import { layOutLine } from './lay-out-line.ts';
import { type LineConflict, type LineDrawing, ringRadius } from './line-parts.ts';
import { wrapLabel } from './wrap-label.ts';

const steps = [
  'Living well at home',
  'First contact',
  'GP care',
  'Care at home',
  'Crisis at home',
  'Ambulance, A&E',
  'Hospital stay',
  'Leaving hospital',
  'Recovery',
  'First weeks back home',
  'Care home',
  'End of life',
].map((name, index) => ({ id: `S${index}`, name }));
const ids = steps.map(({ id }) => id);
const step = fc.constantFrom(...ids);

const conflicts: fc.Arbitrary<LineConflict[]> = fc
  .array(
    fc.oneof(
      fc.record({ form: fc.constant('pin' as const), step }),
      fc.record({ form: fc.constant('arc' as const), from: step, to: step }),
      fc.constant({ form: 'place' as const, words: 'about the hospital itself, at no single step' }),
    ),
    { maxLength: 7 },
  )
  .map((placements) => placements.map((placement, index) => ({ id: `C${index}`, placement })));

const gaps = { first: 48, bead: 37, level: 37 };
const along = ids.map((_, index) => 200 + index * 84);

describe('the journey line', () => {
  it('lets no two ends on the line share a point', () => {
    fc.assert(
      fc.property(conflicts, (drawn) => {
        const feet = layOutBranches(ids, along, drawn, gaps)
          .flatMap(({ corners }) => corners.filter(({ away }) => away === 0))
          .map((corner) => Math.round(corner.along * 10) / 10);
        expect(new Set(feet).size).toBe(feet.length);
      }),
    );
  });

  it('keeps each end nearer to its own step than to the next', () => {
    fc.assert(
      fc.property(conflicts, (drawn) => {
        for (const { corners } of layOutBranches(ids, along, drawn, gaps)) {
          for (const corner of corners.filter(({ away }) => away === 0)) {
            expect(Math.min(...along.map((station) => Math.abs(station - corner.along)))).toBeLessThan(42);
          }
        }
      }),
    );
  });

  it('draws one number for each conflict, across and down, at every width', () => {
    fc.assert(
      fc.property(
        conflicts,
        fc.integer({ min: 900, max: 1400 }),
        fc.integer({ min: 288, max: 899 }),
        (drawn, wide, narrow) => {
          for (const drawing of [
            layOutLine(steps, drawn, wide, wide > 1060 ? 198 : 0),
            layOutColumn(steps, drawn, narrow),
          ]) {
            expect(drawing.rings.length + drawing.facts.length).toBe(drawn.length);
            expectInside(drawing);
          }
        },
      ),
    );
  });

  it('stays on the narrowest screen with all seven conflicts at and over one step', () => {
    const pins = ids.slice(5, 6).flatMap((at) => Array.from({ length: 4 }, () => ({ form: 'pin' as const, step: at })));
    const arcs = [4, 3, 2].map((from) => ({ form: 'arc' as const, from: `S${from}`, to: 'S6' }));
    const drawn = [...pins, ...arcs].map((placement, index) => ({ id: `C${index}`, placement }));
    expectInside(layOutColumn(steps, drawn, 288));
  });

  it('lets no number of a pin or fact cover another', () => {
    fc.assert(
      fc.property(conflicts, fc.constantFrom(960, 1200), (drawn, width) => {
        const pins = drawn.filter(({ placement }) => placement.form !== 'arc');
        const { rings, facts } = layOutLine(steps, pins, width, 0);
        const all = [...rings, ...facts];
        all.forEach((ring, index) => {
          for (const other of all.slice(index + 1)) {
            expect(Math.hypot(ring.x - other.x, ring.y - other.y)).toBeGreaterThanOrEqual(2 * ringRadius);
          }
        });
      }),
    );
  });

  it('runs a longer arc above a shorter one inside it', () => {
    const drawn: LineConflict[] = [
      { id: 'long', placement: { form: 'arc', from: 'S4', to: 'S6' } },
      { id: 'short', placement: { form: 'arc', from: 'S4', to: 'S5' } },
    ];
    const [long, short] = ['long', 'short'].map((id) =>
      layOutBranches(ids, along, drawn, gaps).find((branch) => branch.id === id),
    );
    expect(long?.ring.away).toBeGreaterThan(short?.ring.away ?? Infinity);
    // The long one stands outside at the step they share, so that they never cross.
    expect(long?.corners[0]?.along).toBeLessThan(short?.corners[0]?.along ?? -Infinity);
  });

  it('clears the top of a stem that an arc passes over', () => {
    const drawn: LineConflict[] = [
      { id: 'a', placement: { form: 'pin', step: 'S5' } },
      { id: 'b', placement: { form: 'pin', step: 'S5' } },
      { id: 'arc', placement: { form: 'arc', from: 'S4', to: 'S6' } },
    ];
    const branches = layOutBranches(ids, along, drawn, gaps);
    const top = Math.max(...branches.filter(({ id }) => id !== 'arc').map(({ ring }) => ring.away));
    expect(branches.find(({ id }) => id === 'arc')?.ring.away).toBeGreaterThan(top + ringRadius);
  });

  it('draws an arc whose ends are one step as a pin, and leaves out a step it does not know', () => {
    const branches = layOutBranches(
      ids,
      along,
      [
        { id: 'same', placement: { form: 'arc', from: 'S3', to: 'S3' } },
        { id: 'lost', placement: { form: 'pin', step: 'S99' } },
      ],
      gaps,
    );
    expect(branches.map(({ id }) => id)).toEqual(['same']);
    expect(branches[0]?.corners.length).toBe(2);
  });

  it('keeps neighbouring labels apart', () => {
    for (const width of [900, 960, 1059, 1200]) {
      const { stations } = layOutLine(steps, [], width, width > 1060 ? 198 : 0);
      const spacing = (stations[1]?.x ?? 0) - (stations[0]?.x ?? 0);
      for (const { lines } of stations) {
        for (const line of lines) expect(line.length * 7.2).toBeLessThanOrEqual(spacing + 6);
      }
    }
  });
});

describe('a label', () => {
  it('breaks as evenly as it can', () => {
    expect(wrapLabel('Living well at home', 12)).toEqual(['Living well', 'at home']);
    expect(wrapLabel('GP care', 12)).toEqual(['GP care']);
  });

  it('keeps a word that is longer than its line', () => {
    expect(wrapLabel('Ambulance, A&E', 5)).toEqual(['Ambulance,', 'A&E']);
  });
});

function expectInside({ rings, facts, width, height }: LineDrawing): void {
  for (const { x, y } of [...rings, ...facts]) {
    expect(x).toBeGreaterThanOrEqual(ringRadius - 1);
    expect(x).toBeLessThanOrEqual(width + 1);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(height);
  }
}
