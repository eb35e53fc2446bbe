import { Component, input } from '@angular/core';

/** Met: a tick in a ring; missed: a cross in a filled circle; unknown: a dotted ring. Decoration: the word stands beside it. */
@Component({
  selector: 'cm-target-mark',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 16 16" width="16" height="16">
    @switch (state()) {
      @case ('met') {
        <circle class="ring" cx="8" cy="8" r="6.8" />
        <path class="sign" d="M4.8 8.2 7.1 10.5 11.3 5.9" />
      }
      @case ('missed') {
        <circle class="full" cx="8" cy="8" r="7.5" />
        <path class="sign on" d="M5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6" />
      }
      @default {
        <circle class="ring open" cx="8" cy="8" r="6.8" />
      }
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
      print-color-adjust: exact;
    }
    .ring {
      fill: none;
      stroke: var(--cm-ink);
      stroke-width: 1.6;
    }
    .open {
      stroke-dasharray: 1.6 2;
      stroke: var(--cm-ink-soft);
    }
    .full {
      fill: var(--cm-ink);
    }
    .sign {
      fill: none;
      stroke: var(--cm-ink);
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .on {
      stroke: var(--cm-paper);
    }
    @media (forced-colors: active) {
      .ring,
      .sign {
        stroke: CanvasText;
      }
      .full {
        fill: CanvasText;
      }
      .on {
        stroke: Canvas;
      }
    }
  `,
})
export class TargetMark {
  readonly state = input.required<'met' | 'missed' | 'unknown' | 'none'>();
}
