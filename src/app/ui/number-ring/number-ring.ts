import { Component, input } from '@angular/core';

/** Where a finding is seen: filled on both sides here, half filled on one side, open when true everywhere in England. */
export type RingFill = 'both' | 'one' | 'none';

/** A headline's number in a ring whose filling says where it is seen. Decoration: the words stand beside it. */
@Component({
  selector: 'cm-number-ring',
  host: { 'aria-hidden': 'true', '[class]': "'ring-' + here()" },
  template: `<svg viewBox="0 0 32 32" [attr.width]="size()" [attr.height]="size()">
    <circle class="base" cx="16" cy="16" r="14" />
    @if (here() === 'one') {
      <path class="half" d="M16 2 A14 14 0 0 0 16 30 Z" />
    }
    <circle class="edge" cx="16" cy="16" r="14" />
    @if (number() !== null) {
      <text x="16" y="21.4" text-anchor="middle">{{ number() }}</text>
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
    }
    .base {
      fill: var(--cm-paper);
    }
    .edge {
      fill: none;
      stroke: var(--cm-ink);
      stroke-width: 2.4;
    }
    .half {
      fill: var(--cm-half);
    }
    text {
      fill: var(--cm-ink);
      font: 700 16px var(--cm-font);
    }
    :host(.ring-both) .base {
      fill: var(--cm-ink);
    }
    :host(.ring-both) text {
      fill: var(--cm-paper);
    }
    @media (forced-colors: active) {
      .base {
        fill: Canvas;
      }
      .half {
        fill: CanvasText;
      }
      .edge {
        stroke: CanvasText;
      }
      text {
        fill: CanvasText;
      }
      /* The digit stands on both halves: an edge of the other colour keeps it apart from either. */
      :host(.ring-one) text {
        stroke: Canvas;
        stroke-width: 5px;
        stroke-linejoin: round;
        paint-order: stroke;
      }
      :host(.ring-both) .base {
        fill: CanvasText;
      }
      :host(.ring-both) text {
        fill: Canvas;
      }
    }
    @media print {
      :host {
        print-color-adjust: exact;
      }
    }
  `,
})
export class NumberRing {
  readonly number = input.required<number | null>();
  readonly here = input.required<RingFill>();
  /** Pixels across. */
  readonly size = input(28);
}
