import { afterNextRender, Component, DOCUMENT, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { keepChoice } from '#app/ui/panels/kept-choice';
import { Panels } from '#app/ui/panels/panels';
import { tourWords } from '#app/words/tour-words';
import { type Box, placeCard } from './place-card.ts';

/** Offers the tour once to somebody who has not seen it in this browser. In a corner, clear of the focus; on a phone at the foot of the page. */
@Component({
  selector: 'cm-tour-invitation',
  host: { '(document:focusin)': 'look()', '(document:scroll)': 'look()', '(window:resize)': 'look()' },
  template: `
    @if (!gone()) {
      <aside
        #card
        class="no-paper"
        [attr.aria-label]="words.invitation"
        [style.left.px]="place()?.left"
        [style.top.px]="place()?.top"
      >
        <p>{{ words.invitation }}</p>
        <p class="acts">
          <button type="button" class="pill strong" (click)="begin()">{{ words.begin }}</button>
          <button type="button" class="pill" (click)="refuse()">{{ words.notNow }}</button>
        </p>
      </aside>
    }
  `,
  styles: `
    aside {
      position: fixed;
      z-index: 8;
      width: 20rem;
      padding: 0.75rem 1rem 0.875rem;
      border: 1px solid var(--cm-edge);
      border-radius: 10px;
      background: var(--cm-paper);
      box-shadow: 0 4px 16px rgb(10 20 35 / 14%);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-top: 0.5rem;
    }
    @media (max-width: 60rem), (max-height: 32rem) {
      aside {
        position: static;
        width: auto;
        margin: 0 var(--cm-gutter) 1rem;
        box-shadow: none;
      }
    }
  `,
})
export class TourInvitation {
  protected readonly words = tourWords;
  readonly #document = inject(DOCUMENT);
  readonly #panels = inject(Panels);
  private readonly card = viewChild<ElementRef<HTMLElement>>('card');
  protected readonly gone = signal(false);
  protected readonly place = signal<Pick<Box, 'left' | 'top'> | null>(null);

  constructor() {
    afterNextRender(() => {
      this.look();
    });
  }

  protected look(): void {
    const card = this.card()?.nativeElement;
    const view = this.#document.defaultView;
    const active = this.#document.activeElement;
    if (card === undefined || view === null) return;
    const focused =
      active === null || active === this.#document.body || card.contains(active)
        ? null
        : active.getBoundingClientRect();
    const room = { width: this.#document.documentElement.clientWidth, height: view.innerHeight };
    this.place.set(placeCard({ width: card.offsetWidth, height: card.offsetHeight }, room, null, focused));
  }

  protected begin(): void {
    this.gone.set(true);
    this.#panels.show('tour');
  }

  protected refuse(): void {
    keepChoice('tour', 'refused');
    this.gone.set(true);
    this.#document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }
}
