import { Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type PanelName, Panels } from '#app/ui/panels/panels';
import { Sheet } from '#app/ui/sheet/sheet';
import type { PageAddress } from '#app/url/page-address';
import { UrlState } from '#app/url/url-state';
import { explanations } from '#app/words/explanations';
import { panelWords } from '#app/words/panel-words';

/** What the page beside it is for: its question, its marks, its figures, and how all of it is worked out. */
@Component({
  selector: 'cm-explain',
  imports: [RouterLink, Sheet],
  template: `<cm-sheet [heading]="words.heading">
    <div class="body">
      <h3>{{ words.question }}</h3>
      <p class="question">{{ about().question }}</p>
      @if (about().marks.length > 0) {
        <h3>{{ words.marks }}</h3>
        <dl>
          @for (mark of about().marks; track mark[0]) {
            <div>
              <dt>{{ mark[0] }}</dt>
              <dd>{{ mark[1] }}</dd>
            </div>
          }
        </dl>
      }
      <h3>{{ words.figures }}</h3>
      <p>{{ about().figures }}</p>
      <h3>{{ words.more }}</h3>
      <ul>
        @for (link of links(); track link.name) {
          <li>
            <a [routerLink]="link.to" (click)="sheet().close()">{{ link.name }}</a>
          </li>
        }
      </ul>
      <p class="acts">
        @if (isJourney()) {
          <button type="button" class="pill" (click)="swap('tour')">{{ finder.tour }}</button>
        }
        <button type="button" class="pill" (click)="swap('finder')">{{ finder.heading }}…</button>
        <button type="button" class="pill" (click)="swap('keys')">{{ finder.shortcuts }}</button>
        <button type="button" class="pill" (click)="printPage()">{{ finder.print }}</button>
      </p>
    </div>
  </cm-sheet>`,
  styles: `
    .body {
      padding: 0 1.25rem 2rem;
      overflow-y: auto;
    }
    h3 {
      margin: 1.5rem 0 0.25rem;
      color: var(--cm-ink-soft);
      font-size: 1rem;
    }
    h3:first-child {
      margin-top: 0.5rem;
    }
    .question {
      font-size: 1.25rem;
      line-height: 1.35;
    }
    dl > div {
      padding: 0.375rem 0;
      border-bottom: 1px solid var(--cm-rule);
    }
    dt {
      font-weight: 600;
    }
    li a {
      display: inline-block;
      padding: 0.25rem 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-top: 1.75rem;
    }
  `,
})
export class Explain {
  protected readonly words = panelWords.explain;
  protected readonly finder = panelWords.finder;
  readonly #url = inject(UrlState);
  readonly #panels = inject(Panels);
  protected readonly sheet = viewChild.required(Sheet);

  protected readonly about = computed(() => explanations[this.#url.address().page]);
  protected readonly isJourney = computed(() => this.#url.address().page === 'journey');

  protected readonly links = computed(() => {
    const address = this.#url.address();
    const asOf = address.page === 'unknown' ? null : address.asOf;
    const to = (name: string, page: PageAddress) => ({ name, to: this.#url.link(page) });
    return [
      ...this.about().methods.map(([section, name]) => to(name, { page: 'methods', asOf, section })),
      ...(this.about().methods.length === 0 ? [to(this.words.methods, { page: 'methods', asOf, section: null })] : []),
      to(this.words.sources, { page: 'sources', asOf, search: '', kind: null, open: [] }),
      to(this.words.glossary, { page: 'glossary', asOf, search: '' }),
    ];
  });

  protected swap(panel: PanelName): void {
    this.sheet().close();
    // The dialog gives the focus back first, so that the next one can in its turn.
    setTimeout(() => this.#panels.show(panel));
  }

  protected printPage(): void {
    this.sheet().close();
    setTimeout(() => print());
  }
}
