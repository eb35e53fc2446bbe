import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { hexBounds, hexCentre, hexOutline, type HexWay, nextHex } from './hex-geometry.ts';

const cellsAtOnce = 20;

/** What a cell shows: a finding on both sides, on one, nothing of its own, or not yet worked out. */
export type HexGrade = 'both' | 'one' | 'none' | 'waiting';

/** One place of the map. */
export type HexCell = {
  readonly code: string;
  readonly q: number;
  readonly r: number;
  readonly grade: HexGrade;
  /** Read out and shown on focus: name and what the cell says. */
  readonly label: string;
  readonly found: boolean;
};

/** England as hexagons, one a board. One stop for the Tab key; arrows move to the nearest cell that way, Enter opens. */
@Component({
  selector: 'cm-hex-map',
  templateUrl: './hex-map.html',
  styleUrl: './hex-map.scss',
})
export class HexMap {
  readonly cells = input.required<readonly HexCell[]>();
  readonly label = input.required<string>();
  /** The place pointed at, by hand or by key; null when none is. */
  readonly pointed = output<string | null>();
  readonly opened = output<string>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly current = signal(0);
  protected readonly lit = signal<string | null>(null);

  protected readonly box = computed(() => hexBounds(this.cells()).join(' '));
  /** A few cells at a time, so that the browser can answer in between. */
  readonly #turn = drawnInTurns(() => Math.ceil(this.cells().length / cellsAtOnce) - 1);
  protected readonly drawn = computed(() => this.#all().slice(0, (this.#turn() + 1) * cellsAtOnce));

  readonly #all = computed(() =>
    this.cells().map((cell) => {
      const centre = hexCentre(cell);
      return { ...cell, ...centre, outline: hexOutline(centre, 1), ring: hexOutline(centre, -2.5) };
    }),
  );

  /** Marked cells are drawn last, so that their edges lie on top. */
  protected readonly marked = computed(() => {
    const lit = this.lit();
    return this.drawn().filter(({ code, found }) => found || code === lit);
  });

  protected readonly tabStop = computed(() => Math.min(this.current(), Math.max(this.cells().length - 1, 0)));

  protected point(code: string | null): void {
    this.lit.set(code);
    this.pointed.emit(code);
  }

  protected focused(index: number, code: string): void {
    this.current.set(index);
    this.point(code);
  }

  protected open(event: Event, code: string): void {
    // A finger first shows the card, which has the link; a mouse or a key goes straight there.
    if ('pointerType' in event && event.pointerType === 'touch') {
      this.point(code);
      return;
    }
    this.opened.emit(code);
  }

  protected move(event: KeyboardEvent, index: number, code: string): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.opened.emit(code);
      return;
    }
    const way = ways.get(event.key);
    if (way === undefined) return;
    event.preventDefault();
    const next = nextHex(this.cells(), index, way);
    if (next < 0) return;
    this.current.set(next);
    this.#element.nativeElement.querySelectorAll<SVGElement>('[data-cell]')[next]?.focus();
  }
}

const ways = new Map<string, HexWay>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);
