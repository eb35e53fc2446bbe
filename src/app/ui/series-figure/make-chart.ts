import {
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from 'chart.js';
import type { SeriesLine, SeriesView } from '#domain/contract/series-view';
import { inDigits } from '#domain/presentation/number-words';
import type { ChartColours } from './chart-colours.ts';
import { spreadLabels } from './spread-labels.ts';
import { periodsOf, pointsByPeriod } from './table-of-series.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Filler);

/** The point that is being looked at: which line, which period. */
export type ChartSpot = { readonly line: number; readonly period: number };

/** A chart: `steps` bring it onto the canvas, each a piece of work of its own; `show` shows a point and says where it is, `null` shows none. */
export type DrawnChart = {
  readonly steps: readonly (() => void)[];
  readonly show: (spot: ChartSpot | null) => { readonly x: number; readonly y: number } | null;
  readonly nearest: (x: number, y: number) => ChartSpot | null;
  readonly destroy: () => void;
};

type Part = SeriesLine['part'];

const dashes: Record<Part, number[]> = {
  whole: [],
  first: [],
  second: [5, 4],
  third: [10, 3, 2, 3],
  fourth: [2, 2],
  fifth: [12, 3],
  rest: [1.5, 3.5],
  comparator: [8, 4],
  band: [1, 3],
};

const weights: Record<Part, number> = {
  whole: 1.8,
  first: 1.8,
  second: 1.8,
  third: 1.8,
  fourth: 1.8,
  fifth: 1.8,
  rest: 1.5,
  comparator: 1.5,
  band: 0,
};

/** What is measured before anything is drawn: it takes a browser that has measured no letters yet as long as the drawing. */
export type ChartLayout = { readonly narrow: boolean; readonly labels: LabelLayout };

/** Measures the names at the ends of the lines in the room there is. */
export function layOutChart(canvas: HTMLCanvasElement, series: SeriesView, colours: ChartColours): ChartLayout {
  const narrow = canvas.parentElement !== null && canvas.parentElement.clientWidth < 560;
  return { narrow, labels: layOutLabels(canvas, series, colours, narrow) };
}

/**
 * Makes the chart of a series: thin lines, the windows a rule compared as shaded stretches, their means as heavy bars with direct
 * labels. Made in one piece it would keep the browser from answering: its scales are made at once, room is found for them, the lines
 * are placed and all is painted when its steps are taken.
 */
export function makeChart(
  canvas: HTMLCanvasElement,
  series: SeriesView,
  colours: ChartColours,
  { narrow, labels }: ChartLayout,
): DrawnChart {
  const periods = periodsOf(series);
  const size = 15;
  const forced = matchMedia('(forced-colors: active)').matches;
  let shown: ChartSpot | null = null;
  let done: 'scales' | 'room' | 'lines' | 'paint' = 'scales';
  // The names of two periods do not meet: what is left beside the names of the lines is what they have.
  const plot = Math.max((canvas.parentElement?.clientWidth ?? canvas.width) - labels.room - 45, 1);
  const named = namedPeriods(periods, series, Math.max(narrow ? 0.36 : 0.17, 96 / plot));
  const configuration: ChartConfiguration<'line', (number | null)[]> = {
    type: 'line',
    data: {
      labels: periods.map(({ words }) => words),
      datasets: series.lines.map((line, index) => {
        const points = pointsByPeriod(line);
        return {
          label: line.label,
          // The upper edge of a band is filled down to the lower, which stands just before it.
          // In forced colours there is no faint one to fill with: its edges alone are drawn.
          fill: isUpperEdge(series, index) && !forced ? '-1' : false,
          backgroundColor: colours.band,
          order: line.part === 'band' ? 1 : 0,
          data: periods.map(({ period }) => points.get(period)?.value ?? null),
          borderColor: colours[line.part],
          borderWidth: line.part === 'band' && forced ? 1 : weights[line.part],
          borderDash: dashes[line.part],
          borderJoinStyle: 'round',
          pointRadius: line.part === 'band' ? 0 : periods.length === 1 || isAlone(line) ? 4 : 0,
          pointBackgroundColor: colours[line.part],
          spanGaps: false,
          tension: 0,
        };
      }),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      // Sharp on paper too, where the picture is printed as it stands.
      devicePixelRatio: Math.max(2, devicePixelRatio),
      events: [],
      layout: { padding: { top: 30, right: labels.room, left: 2 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colours.soft },
          // Only those that are named: a tick for each of a hundred months is measured, and most of them say nothing.
          afterBuildTicks: (scale) => {
            scale.ticks = scale.ticks.filter(({ value }) => named.has(value));
          },
          ticks: {
            color: colours.soft,
            font: { family: colours.font, size },
            autoSkip: false,
            maxRotation: 0,
            callback: (value) => periods[Number(value)]?.words ?? '',
          },
        },
        y: {
          beginAtZero: true,
          reverse: series.turned === true,
          ...(series.targets.length === 0
            ? {}
            : { suggestedMax: Math.max(...series.targets.map(({ value }) => value)) }),
          border: { display: false },
          grid: { color: colours.rule, drawTicks: false },
          ticks: {
            color: colours.soft,
            font: { family: colours.font, size },
            padding: 8,
            maxTicksLimit: 6,
            // A format of the library's own takes as long to make as the rest of the chart.
            callback: (value, _, ticks) =>
              inDigits(Number(value), Math.max(...ticks.map((tick) => decimalsOf(tick.value)))),
          },
        },
      },
    },
    plugins: [
      windowsPlugin(series, colours, forced),
      targetsPlugin(series, colours),
      meansPlugin(series, colours, narrow, labels),
      spotPlugin(colours, () => shown),
      {
        id: 'step by step',
        beforeUpdate: () => done !== 'scales',
        beforeDatasetsUpdate: () => done !== 'room',
        beforeRender: () => done === 'paint',
      },
    ],
  };
  const chart = new Chart(canvas, configuration);
  const pointOf = (spot: ChartSpot): { x: number; y: number } | null => {
    const value = chart.data.datasets[spot.line]?.data[spot.period];
    const { x, y } = chart.scales;
    if (x === undefined || y === undefined) return null;
    return {
      x: x.getPixelForValue(spot.period),
      y: typeof value === 'number' ? y.getPixelForValue(value) : y.bottom,
    };
  };
  return {
    steps: [
      () => {
        done = 'room';
        chart.update('none');
      },
      () => {
        done = 'lines';
        chart.update('none');
      },
      () => {
        done = 'paint';
        chart.draw();
      },
    ],
    show: (spot) => {
      shown = spot;
      chart.draw();
      return spot === null ? null : pointOf(spot);
    },
    nearest: (x, y) => {
      const scale = chart.scales['x'];
      if (scale === undefined || x < scale.left - 8 || x > scale.right + 8) return null;
      const period = Math.min(Math.max(Math.round(scale.getValueForPixel(x) ?? 0), 0), periods.length - 1);
      const candidates = series.lines
        .map((_, line) => ({ line, period, at: pointOf({ line, period })?.y ?? Infinity }))
        .sort((a, b) => Math.abs(a.at - y) - Math.abs(b.at - y));
      return candidates[0] ?? null;
    },
    destroy: () => {
      chart.destroy();
    },
  };
}

/** Decimals that a number needs, at most six: a step of 0.1 leaves 0.30000000000000004. */
function decimalsOf(value: number): number {
  return String(Number(value.toFixed(6))).split('.')[1]?.length ?? 0;
}

/** Which periods are named: the first and last, and the first of each window, so that no two names meet. */
function namedPeriods(periods: readonly { period: string }[], series: SeriesView, room: number): ReadonlySet<number> {
  const last = periods.length - 1;
  const wanted = [
    last,
    ...series.windows.map(({ from }) => periods.findIndex(({ period }) => period === from)),
    0,
    // Without windows to name, the quarters of the stretch are named where there is room.
    ...(series.windows.length > 0 ? [] : [0.5, 0.25, 0.75].map((part) => Math.round(last * part))),
  ].filter((spot) => spot >= 0);
  const kept: number[] = [];
  for (const spot of wanted) {
    if (kept.every((other) => Math.abs(other - spot) >= last * room)) kept.push(spot);
  }
  return new Set(kept);
}

function isUpperEdge({ lines }: SeriesView, index: number): boolean {
  return lines[index]?.part === 'band' && lines[index - 1]?.part === 'band';
}

/** No two neighbouring points: nothing would be drawn but dots. */
function isAlone({ points }: SeriesLine): boolean {
  return !points.some(({ value }, index) => value !== null && (points[index + 1]?.value ?? null) !== null);
}

type Label = { readonly text: string; readonly value: string; readonly y: number; readonly part: Part };

function lastLabels(series: SeriesView): readonly (Omit<Label, 'y'> & { readonly at: number })[] {
  // A stretch may be shaded without means: its lines are named at their last value, as where nothing is shaded.
  const window = series.windows.filter(({ means }) => means.length > 0).at(-1);
  return series.lines.flatMap((line) => {
    const mean = window?.means.find((other) => other.line === line.id);
    if (mean !== undefined) return [{ text: line.label, value: mean.text, at: mean.mean, part: line.part }];
    if (window !== undefined || line.part === 'band') return [];
    const point = [...line.points].reverse().find(({ value }) => value !== null);
    return point === undefined || point.value === null
      ? []
      : [{ text: line.label, value: point.text, at: point.value, part: line.part }];
  });
}

/** How the names at the ends of the lines are set: beside the last value, or in lines of their own below it. */
type LabelLayout = {
  readonly room: number;
  readonly stacked: boolean;
  readonly linesOf: (text: string) => readonly string[];
};

/** A name takes at most this part of the width, so that the lines keep theirs. */
const mostBeside = 0.42;
const mostBelow = 0.36;

function layOutLabels(
  canvas: HTMLCanvasElement,
  series: SeriesView,
  colours: ChartColours,
  narrow: boolean,
): LabelLayout {
  const context = canvas.getContext('2d');
  const beside = (text: string): readonly string[] => [text];
  if (context === null) return { room: 0, stacked: narrow, linesOf: beside };
  context.font = `600 15px ${colours.font}`;
  const widthOf = (text: string): number => context.measureText(text).width;
  const whole = canvas.parentElement?.clientWidth ?? canvas.width;
  const ends = lastLabels(series);
  const roomFor = (widths: readonly number[]): number => Math.ceil(Math.max(0, ...widths)) + 26;
  const widths = ends.map(({ text, value }) => widthOf(`${value}  ${text}`));
  if (!narrow && Math.max(0, ...widths) <= whole * mostBeside)
    return { room: roomFor(widths), stacked: false, linesOf: beside };
  const linesOf = (text: string): readonly string[] => {
    const halves = splitLabel(text);
    return halves.every((line) => widthOf(line) <= whole * mostBelow) ? halves : wrap(text, whole * mostBelow, widthOf);
  };
  const room = roomFor(ends.flatMap(({ text, value }) => [...linesOf(text), value].map(widthOf)));
  return { room: Math.min(room, Math.ceil(whole / 2)), stacked: true, linesOf };
}

/** Two lines at most. */
function splitLabel(text: string): readonly string[] {
  const parts = text.split(' ');
  const half = Math.ceil(parts.length / 2);
  return parts.length < 3 ? [text] : [parts.slice(0, half).join(' '), parts.slice(half).join(' ')];
}

/** As many lines as it takes; a word that is wider than a line keeps one. */
function wrap(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
    return lines;
  }, []);
}

function windowEdges(chart: Chart, series: SeriesView, index: number): { left: number; right: number } | null {
  const scale = chart.scales['x'];
  const window = series.windows[index];
  if (scale === undefined || window === undefined) return null;
  const periods = periodsOf(series);
  const from = periods.findIndex(({ period }) => period === window.from);
  const to = periods.findIndex(({ period }) => period === window.to);
  if (from < 0 || to < 0) return null;
  const half = (scale.getPixelForValue(1) - scale.getPixelForValue(0)) / 2;
  return {
    left: Math.max(scale.getPixelForValue(from) - half, scale.left),
    right: Math.min(scale.getPixelForValue(to) + half, scale.right + half),
  };
}

function windowsPlugin(series: SeriesView, colours: ChartColours, forced: boolean): Plugin<'line'> {
  return {
    id: 'windows',
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      series.windows.forEach((window, index) => {
        const edges = windowEdges(chart, series, index);
        if (edges === null) return;
        const latest = index === series.windows.length - 1;
        ctx.save();
        ctx.globalCompositeOperation = 'destination-over';
        ctx.fillStyle = latest ? colours.windowAfter : colours.windowBefore;
        ctx.fillRect(edges.left, chartArea.top - 4, edges.right - edges.left - 2, chartArea.bottom - chartArea.top + 4);
        if (forced) {
          // No shade can be told from the ground there: the stretch has an edge.
          ctx.globalCompositeOperation = 'source-over';
          ctx.strokeStyle = colours.rule;
          ctx.setLineDash([2, 3]);
          ctx.strokeRect(
            edges.left,
            chartArea.top - 4,
            edges.right - edges.left - 2,
            chartArea.bottom - chartArea.top + 4,
          );
        }
        ctx.restore();
        ctx.save();
        ctx.fillStyle = latest ? colours.ink : colours.soft;
        ctx.font = `600 15px ${colours.font}`;
        ctx.textAlign = 'center';
        ctx.fillText(window.label, (edges.left + edges.right) / 2, chartArea.top - 14);
        ctx.restore();
      });
      for (const { period } of series.breaks ?? []) {
        const scale = chart.scales['x'];
        const at = periodsOf(series).findIndex((one) => one.period === period);
        if (scale === undefined || at < 1) continue;
        const x = (scale.getPixelForValue(at - 1) + scale.getPixelForValue(at)) / 2;
        ctx.save();
        ctx.strokeStyle = colours.soft;
        ctx.lineWidth = 1.5;
        ctx.setLineDash([5, 4]);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        ctx.restore();
      }
    },
  };
}

function targetsPlugin(series: SeriesView, colours: ChartColours): Plugin<'line'> {
  return {
    id: 'targets',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      for (const target of series.targets) {
        const scale = chart.scales['y'];
        if (scale === undefined) continue;
        const y = scale.getPixelForValue(target.value);
        ctx.save();
        ctx.strokeStyle = colours.ink;
        ctx.setLineDash([2, 3]);
        ctx.beginPath();
        ctx.moveTo(chartArea.left, y);
        ctx.lineTo(chartArea.right, y);
        ctx.stroke();
        ctx.fillStyle = colours.ink;
        ctx.font = `400 14px ${colours.font}`;
        // A bar may lie inside a band or under lines: its name keeps clear of them.
        ctx.setLineDash([]);
        ctx.lineWidth = 4;
        ctx.lineJoin = 'round';
        ctx.strokeStyle = colours.paper;
        ctx.strokeText(target.label, chartArea.left + 6, y - 6);
        ctx.fillText(target.label, chartArea.left + 6, y - 6);
        ctx.restore();
      }
    },
  };
}

function meansPlugin(
  series: SeriesView,
  colours: ChartColours,
  narrow: boolean,
  { room, stacked, linesOf }: LabelLayout,
): Plugin<'line'> {
  return {
    id: 'means',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      const scale = chart.scales['y'];
      if (scale === undefined) return;
      const colourOf = (line: string): string =>
        colours[series.lines.find((other) => other.id === line)?.part ?? 'rest'];
      series.windows.forEach((window, index) => {
        const edges = windowEdges(chart, series, index);
        if (edges === null) return;
        const latest = index === series.windows.length - 1;
        const heights = window.means.map(({ mean }) => scale.getPixelForValue(mean));
        const labels = spreadLabels(heights, 17, chartArea.top, chartArea.bottom);
        window.means.forEach(({ line, text }, rank) => {
          const y = heights[rank] ?? 0;
          ctx.save();
          ctx.fillStyle = colours.paper;
          ctx.fillRect(edges.left, y - 4, edges.right - edges.left - 2, 8);
          ctx.fillStyle = colourOf(line);
          ctx.fillRect(edges.left, y - 2.5, edges.right - edges.left - 2, 5);
          if (!latest) {
            ctx.font = `700 15px ${colours.font}`;
            ctx.textAlign = 'right';
            ctx.textBaseline = 'middle';
            const at = labels[rank] ?? y;
            const x = edges.left - 6;
            ctx.lineWidth = 4;
            ctx.lineJoin = 'round';
            ctx.strokeStyle = colours.paper;
            ctx.strokeText(text, x, at);
            ctx.fillText(text, x, at);
          }
          ctx.restore();
        });
      });
      const ends = lastLabels(series);
      const most = Math.max(1, ...ends.map(({ text }) => linesOf(text).length));
      const gap = stacked ? Math.max(52, 18 + 17 * most) : 20;
      const spots = spreadLabels(
        ends.map(({ at }) => scale.getPixelForValue(at)),
        gap,
        chartArea.top + 6,
        chartArea.bottom - (stacked ? Math.max(30, 17 * most - 4) : 0),
      );
      const left = chart.width - room + 20;
      ends.forEach(({ text, value, part }, index) => {
        const y = spots[index] ?? 0;
        ctx.save();
        ctx.fillStyle = colours[part];
        ctx.textBaseline = 'middle';
        ctx.font = `700 15px ${colours.font}`;
        ctx.fillText(value, left, y);
        const width = ctx.measureText(`${value}  `).width;
        ctx.font = `600 15px ${colours.font}`;
        if (stacked) {
          linesOf(text).forEach((line, row) => {
            ctx.fillText(line, left, y + 17 * (row + 1));
          });
        } else ctx.fillText(text, left + width, y);
        ctx.restore();
      });
    },
  };
}

function spotPlugin(colours: ChartColours, shown: () => ChartSpot | null): Plugin<'line'> {
  return {
    id: 'spot',
    afterDraw: (chart) => {
      const spot = shown();
      const { x, y } = chart.scales;
      if (spot === null || x === undefined || y === undefined) return;
      const { ctx, chartArea } = chart;
      const value = chart.data.datasets[spot.line]?.data[spot.period];
      const left = x.getPixelForValue(spot.period);
      ctx.save();
      ctx.strokeStyle = colours.soft;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(left, chartArea.top);
      ctx.lineTo(left, chartArea.bottom);
      ctx.stroke();
      if (typeof value === 'number') {
        ctx.beginPath();
        ctx.arc(left, y.getPixelForValue(value), 6, 0, 2 * Math.PI);
        ctx.fillStyle = colours.paper;
        ctx.strokeStyle = colours.accent;
        ctx.lineWidth = 3;
        ctx.fill();
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
