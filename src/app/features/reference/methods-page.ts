import { DOCUMENT } from '@angular/common';
import { afterRenderEffect, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { referencePageActions } from '#app/data/reference/reference-actions';
import { referenceFeature } from '#app/data/reference/reference-feature';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { DrawnWhenNear } from '#app/ui/drawn-when-near/drawn-when-near';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';
import { PageTitle } from '#app/ui/page-title/page-title';
import { KindGlyph } from '#app/ui/kind-glyph/kind-glyph';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { MethodSection } from './method-section.ts';
import { ReferenceFrame } from './reference-frame.ts';

/** How everything is found: each kind with its rule, limits and a worked example; what no rule can find; how rows are known. */
@Component({
  selector: 'cm-methods-page',
  imports: [DrawnWhenNear, KindGlyph, MethodSection, PageTitle, ReferenceFrame, RouterLink],
  templateUrl: './methods-page.html',
  styleUrl: './methods-page.scss',
})
export class MethodsPage {
  protected readonly words = words;
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #document = inject(DOCUMENT);
  protected readonly state = this.#store.selectSignal(referenceFeature.selectMethods);

  readonly #section = computed(() => {
    const address = this.#url.address();
    return address.page === 'methods' ? address.section : null;
  });

  /** The sentence, the contents group by group, and then all that they lead to. */
  protected readonly turn = drawnInTurns(() => (this.state().value === null ? 0 : this.contents().length + 1));
  protected readonly isWhole = computed(() => this.turn() > this.contents().length);

  /** The methods by their group, each with its address on this day. */
  protected readonly contents = computed(() => {
    const view = this.state().value;
    const address = this.#url.address();
    const asOf = address.page === 'methods' ? address.asOf : null;
    const links = (
      methods: readonly { readonly anchor: string; readonly name: string; readonly kind: string | null }[],
    ) =>
      methods.map(({ anchor, name, kind }) => ({
        name,
        kind,
        link: this.#url.link({ page: 'methods', asOf, section: anchor }),
      }));
    return view === null
      ? []
      : [
          { heading: words.methods.kindsHeading, links: links(view.kinds) },
          {
            heading: words.methods.sharedHeading,
            links: links([
              ...view.shared,
              { anchor: 'not-derivable', name: words.methods.notDerivableHeading, kind: null },
              { anchor: 'footing', name: words.methods.footingsHeading, kind: null },
            ]),
          },
        ];
  });

  constructor() {
    const interest = inject(ReaderInterest);
    // Whoever comes for one method finds it where it stays: all of them are drawn, none keeps room.
    effect(() => {
      if (this.#section() !== null) {
        untracked(() => {
          interest.show();
        });
      }
    });
    effect(() => {
      untracked(() => this.#store.dispatch(referencePageActions.opened({ subject: 'methods' })));
    });
    // The router looks for a section as soon as the page is there, which is before its methods are.
    afterRenderEffect(() => {
      const section = this.#section();
      if (section === null || !this.isWhole()) return;
      const heading = this.#document.getElementById(section);
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    });
  }

  protected retry(): void {
    this.#store.dispatch(referencePageActions.retried({ subject: 'methods' }));
  }
}
