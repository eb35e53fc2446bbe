import { Component, input } from '@angular/core';

/** A hand-over as on the line: two strokes where it is cracked, one where one side asks, a whole line where people are asked. Decoration: its words stand beside it. */
@Component({
  selector: 'cm-seam-mark',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="-12 -10 24 20" width="24" height="20">
    @switch (state()) {
      @case ('crack') {
        <path d="M-7.5 8 -2 -8M1.5 8 7 -8" />
      }
      @case ('half') {
        <path d="M-3 8 2.5 -8" />
      }
      @case ('closed') {
        <path class="whole" d="M-10 0H10" />
      }
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
      print-color-adjust: exact;
    }
    path {
      fill: none;
      stroke: var(--cm-crack);
      stroke-width: 2.6;
      stroke-linecap: round;
    }
    .whole {
      stroke: var(--cm-ink);
      stroke-width: 5;
    }
    @media (forced-colors: active) {
      path {
        stroke: CanvasText;
      }
    }
  `,
})
export class SeamMark {
  readonly state = input.required<'crack' | 'half' | 'closed'>();
}
