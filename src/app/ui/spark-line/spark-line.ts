import { Component, computed, input } from '@angular/core';
import { layOutSpark, type SparkAxis, type SparkFigure } from './lay-out-spark.ts';

const box = { width: 150, height: 40, pad: 4 };

/** Figures over time on the axis that a whole table shares, with the fresh stretch shaded; the last is open when it is old. Decoration: its words stand beside it. */
@Component({
  selector: 'cm-spark-line',
  host: { 'aria-hidden': 'true' },
  template: `@let spark = drawn();
    <svg [attr.viewBox]="'0 0 ' + box.width + ' ' + box.height" preserveAspectRatio="none">
      <rect
        class="fresh"
        [attr.x]="spark.freshX"
        y="0"
        [attr.width]="box.width - box.pad - spark.freshX"
        [attr.height]="box.height"
      />
      @for (y of spark.targets; track $index) {
        <path class="target" [attr.d]="'M0 ' + y + 'H' + box.width" />
      }
      @for (path of spark.dotted; track $index) {
        <path class="gap" [attr.d]="path" />
      }
      @for (path of spark.solid; track $index) {
        <path class="line" [class.old]="isOld()" [attr.d]="path" />
      }
    </svg>
    <svg class="over" [attr.viewBox]="'0 0 ' + box.width + ' ' + box.height">
      @for (dot of spark.dots; track $index) {
        <circle class="dot" [class.old]="isOld()" [attr.cx]="dot.x" [attr.cy]="dot.y" r="1.7" />
      }
      @if (spark.last; as last) {
        <circle class="last" [class.old]="isOld()" [attr.cx]="last.x" [attr.cy]="last.y" r="3.8" />
      }
    </svg>`,
  styles: `
    :host {
      position: relative;
      display: block;
      width: 9.375rem;
      line-height: 0;
      print-color-adjust: exact;
    }
    svg {
      width: 100%;
      height: auto;
      overflow: visible;
    }
    .over {
      position: absolute;
      inset: 0;
    }
    path {
      fill: none;
      vector-effect: non-scaling-stroke;
    }
    .fresh {
      fill: var(--cm-window-after);
    }
    .target {
      stroke: var(--cm-ink-soft);
      stroke-width: 1.2;
      stroke-dasharray: 3 3;
    }
    .line {
      stroke: var(--cm-ink);
      stroke-width: 1.8;
      stroke-linejoin: round;
    }
    .gap {
      stroke: var(--cm-ink-soft);
      stroke-width: 1.4;
      stroke-dasharray: 1.5 3;
    }
    .line.old {
      stroke: var(--cm-ink-soft);
    }
    .dot {
      fill: var(--cm-ink);
    }
    .dot.old {
      fill: var(--cm-ink-soft);
    }
    .last {
      fill: var(--cm-ink);
      stroke: var(--cm-ink);
      stroke-width: 1.6;
    }
    .last.old {
      fill: var(--cm-paper);
      stroke: var(--cm-ink-soft);
    }
    @media (forced-colors: active) {
      .fresh {
        fill: none;
        stroke: GrayText;
      }
      .line,
      .gap,
      .target,
      .last {
        stroke: CanvasText;
      }
      .dot,
      .last {
        fill: CanvasText;
      }
      .last.old {
        fill: Canvas;
      }
    }
  `,
})
export class SparkLine {
  readonly figures = input.required<readonly SparkFigure[]>();
  readonly axis = input.required<SparkAxis>();
  /** Bars to draw, in the figures' own unit. */
  readonly targets = input<readonly number[]>([]);
  /** The last figure is too old to judge. */
  readonly isOld = input(false);
  protected readonly box = box;
  protected readonly drawn = computed(() => layOutSpark(this.figures(), this.axis(), this.targets(), box));
}
