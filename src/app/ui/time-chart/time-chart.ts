import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { TimeLook } from '#domain/contract/through-time-view';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { words } from '#app/words/words';
import { TimeBar } from './time-bar.ts';
import type { TimeGroup, TimeMark } from './time-rows.ts';

/** Conflicts by year, a line a conflict, a column a look: drawn as bars or said in words, from the same lines. */
@Component({
  selector: 'cm-time-chart',
  imports: [KindGlyph, RouterLink, TimeBar],
  templateUrl: './time-chart.html',
  styleUrl: './time-chart.scss',
})
export class TimeChart {
  readonly groups = input.required<readonly TimeGroup[]>();
  readonly looks = input.required<readonly TimeLook[]>();
  readonly drawn = input.required<boolean>();
  readonly caption = input.required<string>();
  /** Where a mark leads: the conflict as of that day. */
  readonly linkTo = input.required<(mark: TimeMark) => UrlTree>();

  protected readonly words = words;
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The one mark that the Tab key reaches. */
  protected readonly tabStop = computed(() => {
    for (const { lines } of this.groups()) {
      for (const { number, marks } of lines) {
        const first = marks.find(({ cell }) => cell !== null);
        if (first !== undefined) return `${number}-${first.look}`;
      }
    }
    return '';
  });

  /** `2018`, or `Nov` over `2026`. */
  protected readonly columns = computed(() =>
    this.looks().map(({ short, words: day }) => ({ day, year: short.slice(-4), month: short.slice(0, -4).trim() })),
  );

  /** Arrow keys move to the nearest mark in that direction. */
  protected move(event: KeyboardEvent): void {
    const steps: Record<string, readonly [number, number]> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
    };
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (step === undefined || from === null) return;
    event.preventDefault();
    const [down, right] = step;
    const here = { row: Number(from.dataset['row']), column: Number(from.dataset['column']) };
    const ahead = [...this.#element.nativeElement.querySelectorAll<HTMLElement>('[data-row]')]
      .map((element) => ({
        element,
        row: Number(element.dataset['row']) - here.row,
        column: Number(element.dataset['column']) - here.column,
      }))
      .filter(({ row, column }) => (right === 0 ? row * down > 0 : row === 0 && column * right > 0))
      .sort((a, b) => Math.abs(a.row) * 100 + Math.abs(a.column) - Math.abs(b.row) * 100 - Math.abs(b.column));
    ahead[0]?.element.focus();
  }
}
