import type { SeriesLine, SeriesView } from '#domain/contract/series-view';
import { readChartColours } from './chart-colours.ts';
import { makeChart, layOutChart } from './make-chart.ts';

const point = (period: string, value: number | null): SeriesLine['points'][number] => ({
  period,
  periodWords: `Month ${period}`,
  end: `${period}-28`,
  value,
  text: value === null ? 'no figure' : value.toFixed(1),
  missing: value === null ? 'no figure' : null,
  numerator: null,
  denominator: null,
  provenance: null,
});

function line(id: string, values: readonly (number | null)[], label = id): SeriesLine {
  const points = values.map((value, index) => point(`2018-${String(index + 1).padStart(2, '0')}`, value));
  return { id, measure: id, area: 'X1', label, part: 'whole', points };
}

function draw(lines: SeriesLine[], width = 900) {
  const series: SeriesView = {
    ...{ title: 'Delays', sentence: 'Delays.', unit: 'days', betterWords: 'lower is better', source: '' },
    ...{ lines, windows: [], targets: [] },
  };
  const frame = document.createElement('div');
  frame.style.cssText = `position: relative; width: ${String(width)}px; height: 300px`;
  const canvas = document.createElement('canvas');
  frame.append(canvas);
  document.body.append(frame);
  const colours = readChartColours(frame);
  const drawn = makeChart(canvas, series, colours, layOutChart(canvas, series, colours));
  for (const step of drawn.steps) step();
  const spots = lines.map((one, index) => one.points.map((_, period) => drawn.show({ line: index, period })));
  drawn.show(null);
  return { canvas, frame, drawn, spots };
}

describe('a drawn series', () => {
  let frames: HTMLElement[] = [];
  const kept = (lines: SeriesLine[], width?: number) => {
    const made = draw(lines, width);
    frames.push(made.frame);
    return made;
  };

  afterEach(() => {
    for (const frame of frames) frame.remove();
    frames = [];
  });

  it('of one point has that point, inside the picture, and finds it from anywhere near', () => {
    const { drawn, spots, canvas } = kept([line('alone', [12])]);
    const spot = spots[0]?.[0];
    if (!spot) throw new Error('The point is not drawn.');
    expect(spot.x).toBeGreaterThan(0);
    expect(spot.x).toBeLessThan(canvas.clientWidth);
    expect(spot.y).toBeGreaterThan(0);
    expect(spot.y).toBeLessThan(canvas.clientHeight);
    expect(drawn.nearest(spot.x, 5)).toEqual(jasmine.objectContaining({ line: 0, period: 0 }));
    const scale = canvas.width / canvas.clientWidth;
    const inked = canvas.getContext('2d')?.getImageData(spot.x * scale, spot.y * scale, 1, 1);
    expect(inked?.data[3]).toBeGreaterThan(0);
  });

  it('of equal values runs level, whether they are nought or not', () => {
    for (const value of [0, 7]) {
      const { spots, canvas } = kept([line('level', [value, value, value])]);
      const heights = (spots[0] ?? []).map((spot) => spot?.y ?? NaN);
      expect(new Set(heights).size).toBe(1);
      expect(heights[0]).toBeGreaterThan(0);
      expect(heights[0]).toBeLessThanOrEqual(canvas.clientHeight);
    }
  });

  it('without a single figure draws its axes and nothing else', () => {
    const { drawn, canvas } = kept([line('none', [null, null])]);
    expect(drawn.nearest(canvas.clientWidth / 4, 100)?.line).toBe(0);
  });

  it('keeps half of its width for the lines, however long the names at their ends are', () => {
    const long = 'Royal Northtown and Southtown and Westtown Teaching Hospitals and Care NHS Foundation Trust';
    expect(long.length).toBeGreaterThanOrEqual(90);
    for (const width of [900, 520, 300]) {
      const { spots } = kept([line('a', [1, 2, 3], long), line('b', [3, 2, 1], `Other ${long}`)], width);
      const first = spots[0]?.[0]?.x ?? NaN;
      const last = spots[0]?.[2]?.x ?? NaN;
      expect(last - first)
        .withContext(`${String(width)} px`)
        .toBeGreaterThan(width * 0.3);
    }
  });
});
