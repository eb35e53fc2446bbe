import { Component, computed, input } from '@angular/core';
import { glyphPaths } from './glyph-paths.ts';

/** The glyph of a kind of finding, on a grid of 24, in one colour, readable at 16 pixels. Decoration: its name stands beside it. */
@Component({
  selector: 'cm-kind-glyph',
  host: { 'aria-hidden': 'true' },
  template: `<svg
    viewBox="0 0 24 24"
    [attr.width]="size()"
    [attr.height]="size()"
    [style.stroke-width.px]="size() > 40 ? 2.6 : size() < 20 ? 1.5 : 1.8"
  >
    @for (path of paths(); track $index) {
      <path [attr.d]="path" />
    }
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      line-height: 0;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-linecap: round;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `,
})
export class KindGlyph {
  readonly kind = input.required<string>();
  readonly size = input(24);
  protected readonly paths = computed(() => glyphPaths.get(this.kind()) ?? plainPaths);
}

const plainPaths = ['M12 3a9 9 0 1 0 0.01 0', 'M12 8v5', 'M12 16.5v0.01'];
