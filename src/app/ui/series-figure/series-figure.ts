import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { SeriesView } from '#domain/contract/series-view';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { breathe } from '#app/ui/drawn-in-turns/breathe';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';
import { words } from '#app/words/words';
import { readChartColours } from './chart-colours.ts';
import type { ChartSpot, DrawnChart } from './make-chart.ts';
import { tableOfSeries } from './table-of-series.ts';

/** How a series is looked at. */
export type SeriesFigureLook = 'chart' | 'table' | 'both';

/** A series as a figure: its sentence, a chart and a table, both from the one series. The table is always there for a screen reader. */
@Component({
  selector: 'cm-series-figure',
  imports: [MatButtonToggleGroup, MatButtonToggle],
  templateUrl: './series-figure.html',
  styleUrl: './series-figure.scss',
  host: { '[class.begun]': 'turn() < 1' },
})
export class SeriesFigure {
  readonly series = input.required<SeriesView>();
  readonly look = input<SeriesFigureLook>('chart');
  readonly lookChosen = output<SeriesFigureLook>();

  protected readonly words = words;
  readonly #announcer = inject(LiveAnnouncer);
  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');

  /** How it is looked at, then the chart and its words. */
  protected readonly turn = drawnInTurns(() => 1);
  protected readonly table = computed(() => tableOfSeries(this.series(), words.conflict.notCollected));
  /** Unseen beside a chart, it costs as much as one: it comes with the first move of the reader, or after a quiet moment. */
  readonly #interest = inject(ReaderInterest);
  protected readonly drawsTable = computed(() => this.look() !== 'chart' || this.#interest.shown());
  protected readonly spot = signal<ChartSpot | null>(null);
  protected readonly at = signal<{ readonly x: number; readonly y: number } | null>(null);
  #drawn: DrawnChart | null = null;

  /** Counts changes of light, dark and forced colours, so that the chart is drawn again. */
  readonly #scheme = signal(0);

  protected readonly tip = computed(() => {
    const spot = this.spot();
    if (spot === null) return null;
    const row = this.table().rows[spot.period];
    const line = this.series().lines[spot.line];
    const cell = row?.cells[spot.line];
    if (row === undefined || line === undefined || cell === undefined) return null;
    return { period: row.words, line: line.label, text: cell.missing ?? cell.text };
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
      const media = matchMedia(query);
      const changed = (): void => {
        this.#scheme.update((count) => count + 1);
      };
      media.addEventListener('change', changed);
      destroyed.onDestroy(() => {
        media.removeEventListener('change', changed);
      });
    }
    destroyed.onDestroy(() => {
      this.#takeAway();
    });
    effect((onCleanup) => {
      const canvas = this.canvas()?.nativeElement;
      const series = this.series();
      this.#scheme();
      let gone = false;
      const isGone = (): boolean => gone;
      onCleanup(() => {
        gone = true;
      });
      if (canvas === undefined) {
        this.#takeAway();
        return;
      }
      const draw = async (): Promise<void> => {
        const [{ makeChart, layOutChart }] = await Promise.all([import('./make-chart.ts'), document.fonts.ready]);
        const frame = canvas.parentElement;
        if (isGone() || frame === null) return;
        // One after another, so that the browser can answer in between.
        const colours = readChartColours(frame);
        await breathe();
        const layout = layOutChart(canvas, series, colours);
        await breathe();
        if (isGone()) return;
        // What was drawn stands until then: figures that are asked for again and again would flicker.
        const isFirst = this.#drawn === null;
        this.#takeAway();
        const drawn = makeChart(canvas, series, colours, layout);
        this.#drawn = drawn;
        for (const step of drawn.steps) {
          if (isFirst) await breathe();
          if (this.#drawn !== drawn) return;
          step();
        }
      };
      void draw();
    });
  }

  #takeAway(): void {
    this.#drawn?.destroy();
    this.#drawn = null;
  }

  protected choose(look: unknown): void {
    if (look === 'chart' || look === 'table' || look === 'both') this.lookChosen.emit(look);
  }

  protected hover(event: PointerEvent): void {
    const nearest = this.#drawn?.nearest(event.offsetX, event.offsetY) ?? null;
    this.#show(nearest);
  }

  protected leave(): void {
    this.#show(null);
  }

  protected move(event: KeyboardEvent): void {
    const next = this.#next(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#show(next);
    const tip = this.tip();
    if (tip !== null) void this.#announcer.announce(`${tip.period}, ${tip.line}: ${tip.text}`, 'polite');
  }

  #show(spot: ChartSpot | null): void {
    this.spot.set(spot);
    this.at.set(this.#drawn?.show(spot) ?? null);
  }

  #next(key: string): ChartSpot | null | undefined {
    const last = this.table().rows.length - 1;
    const lines = this.series().lines.length - 1;
    const { line, period } = this.spot() ?? { line: 0, period: last + 1 };
    switch (key) {
      case 'ArrowRight':
        return { line, period: Math.min(period + 1, last) };
      case 'ArrowLeft':
        return { line, period: Math.max(period - 1, 0) };
      case 'ArrowDown':
        return { line: Math.min(line + 1, lines), period: Math.min(period, last) };
      case 'ArrowUp':
        return { line: Math.max(line - 1, 0), period: Math.min(period, last) };
      case 'Home':
        return { line, period: 0 };
      case 'End':
        return { line, period: last };
      case 'Escape':
        return null;
      default:
        return undefined;
    }
  }
}
