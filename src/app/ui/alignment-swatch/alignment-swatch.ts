import { Component, computed, input } from '@angular/core';

/** How goals of two sides stand to each other, counted. */
export type AlignmentCounts = {
  readonly aligned: number;
  readonly tension: number;
  readonly opposed: number;
  readonly unknown: number;
};

const standings = ['aligned', 'tension', 'opposed', 'unknown'] as const;

/** A cell split by how goals stand: aligned filled, in tension hatched, opposed black, unknown left open; in forced colours aligned is drawn in level lines. Decoration: the numbers stand beside it. */
@Component({
  selector: 'cm-alignment-swatch',
  host: { 'aria-hidden': 'true' },
  template: `@for (part of parts(); track part.standing) {
    <i [class]="part.standing" [style.flex-grow]="part.count"></i>
  }`,
  styles: `
    :host {
      display: flex;
      width: 28px;
      height: 14px;
      border: 1px solid var(--cm-edge);
      background: var(--cm-paper);
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
    i {
      flex-basis: 0;
    }
    .aligned {
      background: var(--cm-aligned);
    }
    .tension {
      background: repeating-linear-gradient(-45deg, var(--cm-ink) 0 1.5px, var(--cm-paper) 1.5px 4px);
    }
    .opposed {
      background: var(--cm-ink);
    }
    /* Without hues, lines that run the same way stand for aligned; the cell keeps its edge. */
    @media (forced-colors: active) {
      .aligned {
        background: repeating-linear-gradient(CanvasText 0 1px, Canvas 1px 4px);
      }
      .aligned + .opposed,
      .tension + .opposed,
      .aligned + .tension {
        border-left: 2px solid Canvas;
      }
    }
  `,
})
export class AlignmentSwatch {
  readonly counts = input.required<AlignmentCounts>();
  protected readonly parts = computed(() =>
    standings.map((standing) => ({ standing, count: this.counts()[standing] })).filter(({ count }) => count > 0),
  );
}
