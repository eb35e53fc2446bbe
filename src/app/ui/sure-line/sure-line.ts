import { Component, input } from '@angular/core';

/** How sure, as a line: solid for A and B, dashed for C, dotted for D. Decoration: the letter stands beside it. */
@Component({
  selector: 'cm-sure-line',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 34 6" width="34" height="6"><path [class]="'grade-' + grade()" d="M1 3H33" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
      vertical-align: middle;
    }
    path {
      stroke: currentColor;
      stroke-width: 2.6;
    }
    .grade-B {
      stroke-width: 1.6;
    }
    .grade-C {
      stroke-dasharray: 6 4;
    }
    .grade-D {
      stroke-dasharray: 0.1 5;
      stroke-linecap: round;
    }
  `,
})
export class SureLine {
  readonly grade = input.required<'A' | 'B' | 'C' | 'D'>();
}
