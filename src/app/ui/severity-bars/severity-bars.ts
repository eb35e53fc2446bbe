import { Component, computed, input } from '@angular/core';

/** Twelve small bars: known points filled, points that figures could still add in outline, the rest faint. Decoration: the words stand beside it. */
@Component({
  selector: 'cm-severity-bars',
  host: { 'aria-hidden': 'true' },
  template: `<svg
    [attr.viewBox]="'0 0 ' + width() + ' 10'"
    [attr.width]="width() * scale()"
    [attr.height]="10 * scale()"
  >
    @for (bar of bars(); track $index) {
      @if (bar === 'open') {
        <rect class="open" [attr.x]="$index * 8 + 0.7" y="0.7" width="4.6" height="8.6" />
      } @else {
        <rect [class]="bar" [attr.x]="$index * 8" y="0" width="6" height="10" />
      }
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
    }
    .known {
      fill: var(--cm-ink);
    }
    .open {
      fill: none;
      stroke: var(--cm-ink);
      stroke-width: 1.4;
    }
    .rest {
      fill: var(--cm-faint);
    }
    @media (forced-colors: active) {
      .known {
        fill: CanvasText;
      }
      .open {
        stroke: CanvasText;
      }
      /* A faint fill cannot be told from a full one: the rest stands as short stumps, so that twelve are still counted. */
      .rest {
        y: 8px;
        height: 2px;
        fill: GrayText;
      }
    }
    @media print {
      :host {
        print-color-adjust: exact;
      }
    }
  `,
})
export class SeverityBars {
  readonly known = input.required<number>();
  /** Highest total the unknown part allows; equal to `known` when all is known. */
  readonly top = input.required<number>();
  /** Twelve for the whole, three for one part. */
  readonly count = input(12);
  readonly scale = input(1);
  protected readonly width = computed(() => this.count() * 8 - 2);

  protected readonly bars = computed(() =>
    Array.from({ length: this.count() }, (_, index) =>
      index < this.known() ? 'known' : index < this.top() ? 'open' : 'rest',
    ),
  );
}
