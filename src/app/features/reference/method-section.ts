import { Component, input } from '@angular/core';
import type { MethodView } from '#domain/contract/methods-view';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { words } from '#app/words/words';

/** One method: what it asks, its rule, its limits, and examples worked out now. */
@Component({
  selector: 'cm-method-section',
  imports: [KindGlyph],
  templateUrl: './method-section.html',
  styleUrl: './method-section.scss',
})
export class MethodSection {
  readonly method = input.required<MethodView>();
  protected readonly words = words;
}
