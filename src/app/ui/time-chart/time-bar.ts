import { Component, computed, input } from '@angular/core';
import type { TimeCell } from '#domain/contract/through-time-view';

const heights = { low: 5, moderate: 10, high: 16, critical: 22 } as const;

/** One year of a conflict as a piece of a bar: weight is severity, edge is confidence, filling is where it is seen. Decoration: the words stand beside it. */
@Component({
  selector: 'cm-time-bar',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 40 28" preserveAspectRatio="none" width="100%" height="28">
    <rect [class]="'fill-' + cell().here" x="0" width="40" [attr.y]="top()" [attr.height]="height()" />
    @if (cell().here === 'one') {
      <rect class="lower" x="0" width="40" y="14" [attr.height]="height() / 2" />
    }
    <path [class]="'edge grade-' + cell().confidence" [attr.d]="edge()" />
  </svg>`,
  styles: `
    :host {
      display: block;
      line-height: 0;
    }
    /* What closes a bar stands on its very end, half of its weight outside. */
    svg {
      overflow: visible;
    }
    .fill-both {
      fill: var(--cm-ink);
    }
    .fill-one {
      fill: var(--cm-half);
    }
    .fill-none {
      fill: var(--cm-paper);
    }
    /* Only where a shade cannot be told: there the lower half alone is filled. */
    .lower {
      fill: none;
    }
    .edge {
      fill: none;
      stroke: var(--cm-ink);
      stroke-width: 1.6;
      vector-effect: non-scaling-stroke;
    }
    .grade-C {
      stroke-dasharray: 5 3;
    }
    .grade-D {
      stroke-dasharray: 1.5 2.5;
    }
    @media (forced-colors: active) {
      .fill-both {
        fill: CanvasText;
      }
      .fill-one {
        fill: Canvas;
      }
      .lower {
        fill: CanvasText;
      }
      .fill-none {
        fill: Canvas;
      }
      .edge {
        stroke: CanvasText;
      }
    }
    @media print {
      :host {
        print-color-adjust: exact;
      }
    }
  `,
})
export class TimeBar {
  readonly cell = input.required<TimeCell>();
  readonly joinsLeft = input(false);
  readonly joinsRight = input(false);

  protected readonly height = computed(() => heights[this.cell().band ?? 'low']);
  protected readonly top = computed(() => 14 - this.height() / 2);
  /** Above and below; at an end the bar is closed. */
  protected readonly edge = computed(() => {
    const [top, bottom] = [this.top(), this.top() + this.height()];
    const lines = [`M0 ${top}H40`, `M0 ${bottom}H40`];
    if (!this.joinsLeft()) lines.push(`M0 ${top}V${bottom}`);
    if (!this.joinsRight()) lines.push(`M40 ${top}V${bottom}`);
    return lines.join('');
  });
}
