import { Component, computed, input } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { FindingCard as Finding } from '#domain/contract/shared-parts';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { SeverityBars } from '#app/ui/severity-bars/severity-bars';
import { words } from '#app/words/words';

/** Where the names on a card lead; each is read once a card, so the addresses should be kept. */
export type CardLinks = {
  readonly agency: (agency: string) => UrlTree;
  /** The entry of a kind in the methods. */
  readonly kind: (kind: string) => UrlTree;
};

/** More organisations than this are counted, not named. */
const mostNamed = 3;

/** One finding as a card: ring, sentence, severity, confidence, kind and labels, always in the same places. */
@Component({
  selector: 'cm-finding-card',
  imports: [RouterLink, NumberRing, SeverityBars, KindGlyph],
  templateUrl: './finding-card.html',
  styleUrl: './finding-card.scss',
  host: { '[class.quiet]': 'finding().number === null', '[class.lit]': 'lit()' },
})
export class FindingCard {
  readonly finding = input.required<Finding>();
  /** Null for a finding that has no page: one that is not on file. */
  readonly link = input.required<UrlTree | null>();
  /** Labels already said once above the list. */
  readonly saidAbove = input<readonly string[]>([]);
  /** Says its kind and where it is seen in words, for a list of many kinds. */
  readonly withKind = input(false);
  /** Where the kind and the organisations lead; null names neither. */
  readonly links = input<CardLinks | null>(null);
  /** Emphasised, because its drawing is pointed at. */
  readonly lit = input(false);

  protected readonly words = words;
  protected readonly named = computed(() => this.finding().agencies.slice(0, mostNamed));
  protected readonly moreAgencies = computed(() => this.finding().agencies.length - this.named().length);
  protected readonly labels = computed(() => {
    const above = this.saidAbove();
    return this.finding().labels.filter((label) => !above.includes(label));
  });
}
