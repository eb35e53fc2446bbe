import { Component, input } from '@angular/core';

/** The role of a domain, which gives its shape and hue: circle and plum, diamond and teal, square and ochre. */
export type DomainRole = 'experience' | 'outcome' | 'resource';

/** What the figures say of a goal: `met`, `missed`, `figures` (no target to judge by), or nothing. */
export type MarkState = 'met' | 'missed' | 'figures' | 'no figures';

/** One goal as a mark: shape and hue its domain, filled when figures speak, open when not; a tick or a cross when it is met or missed. */
@Component({
  selector: 'cm-domain-mark',
  host: { 'aria-hidden': 'true', '[class]': 'role()', '[class.open]': "state() === 'no figures'" },
  template: `<svg viewBox="0 0 14 14" width="14" height="14">
    @switch (role()) {
      @case ('experience') {
        <circle class="shape" cx="7" cy="7" r="4.7" />
      }
      @case ('outcome') {
        <path class="shape" d="M7 1.2 12.8 7 7 12.8 1.2 7Z" />
      }
      @case ('resource') {
        <rect class="shape" x="2.6" y="2.6" width="8.8" height="8.8" />
      }
    }
    @if (state() === 'met') {
      <path class="sign" d="M4.6 7.2 6.3 8.9 9.5 5.3" />
    } @else if (state() === 'missed') {
      <path class="sign" d="M5 5 9 9M9 5 5 9" />
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
      color: var(--cm-experience);
      print-color-adjust: exact;
    }
    :host(.outcome) {
      color: var(--cm-outcome);
    }
    :host(.resource) {
      color: var(--cm-resource);
    }
    .shape {
      fill: currentColor;
      stroke: currentColor;
      stroke-width: 1.6;
    }
    :host(.open) .shape {
      fill: var(--cm-paper);
    }
    .sign {
      fill: none;
      stroke: var(--cm-paper);
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    @media (forced-colors: active) {
      :host {
        color: CanvasText;
      }
      :host(.open) .shape {
        fill: Canvas;
      }
      .sign {
        stroke: Canvas;
      }
    }
  `,
})
export class DomainMark {
  readonly role = input.required<DomainRole>();
  readonly state = input.required<MarkState>();
}
