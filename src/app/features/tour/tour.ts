import {
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { keepChoice } from '#app/ui/panels/kept-choice';
import { Panels } from '#app/ui/panels/panels';
import { UrlState } from '#app/url/url-state';
import { tourWords } from '#app/words/tour-words';
import { type Box, placeCard } from './place-card.ts';

const ringRoom = 6;

/** Walks through the journey of a real place: a card beside each thing, a ring round it, the page as it is underneath. */
@Component({
  selector: 'cm-tour',
  host: {
    '(document:focusin)': 'look()',
    '(document:scroll)': 'look()',
    '(window:resize)': 'look()',
    '(document:keydown.escape)': 'end()',
  },
  template: `
    @if (step(); as step) {
      @if (ring(); as ring) {
        <div
          class="ring"
          [style.left.px]="ring.left"
          [style.top.px]="ring.top"
          [style.width.px]="ring.width"
          [style.height.px]="ring.height"
        ></div>
      }
      <section
        #card
        role="dialog"
        aria-labelledby="tour-heading"
        aria-describedby="tour-text"
        [style.left.px]="place().left"
        [style.top.px]="place().top"
      >
        <p class="soft small">{{ words.label(at() + 1, steps.length) }}</p>
        <h2 #heading id="tour-heading" tabindex="-1">{{ step.heading }}</h2>
        <p id="tour-text">{{ step.text }}</p>
        <p class="acts">
          @if (at() > 0) {
            <button type="button" class="pill" (click)="go(-1)">{{ words.back }}</button>
          }
          @if (at() < steps.length - 1) {
            <button type="button" class="pill strong" (click)="go(1)">{{ words.next }}</button>
            <button type="button" class="pill" (click)="end()">{{ words.end }}</button>
          } @else {
            <button type="button" class="pill strong" (click)="end()">{{ words.done }}</button>
          }
        </p>
      </section>
    }
  `,
  styles: `
    .ring {
      position: fixed;
      z-index: 29;
      border: 3px solid var(--cm-focus);
      border-radius: 8px;
      pointer-events: none;
    }
    section {
      position: fixed;
      z-index: 30;
      width: min(26rem, calc(100vw - 28px));
      max-height: calc(100dvh - 28px);
      padding: 0.875rem 1.125rem 1rem;
      overflow-y: auto;
      border: 1px solid var(--cm-edge);
      border-radius: 10px;
      background: var(--cm-paper);
      box-shadow: 0 8px 28px rgb(10 20 35 / 22%);
      line-height: 1.4;
    }
    h2 {
      margin-bottom: 0.25rem;
      font-size: 1.25rem;
    }
    h2:focus {
      outline: none;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      margin-top: 0.875rem;
    }
    @media (max-width: 45rem) {
      section {
        font-size: 1rem;
      }
    }
    @media print {
      .ring,
      section {
        display: none;
      }
    }
  `,
})
export class Tour {
  protected readonly words = tourWords;
  readonly #document = inject(DOCUMENT);
  readonly #panels = inject(Panels);
  readonly #url = inject(UrlState);
  readonly #before = this.#document.activeElement;
  private readonly card = viewChild<ElementRef<HTMLElement>>('card');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  /** What is not on this page, as a conflict where there is none, is left out. */
  protected readonly steps = tourWords.steps.filter(({ at }) => this.#find(at) !== null);
  protected readonly at = signal(0);
  protected readonly step = computed(() => this.steps[this.at()] ?? null);
  protected readonly ring = signal<Box | null>(null);
  protected readonly place = signal<Pick<Box, 'left' | 'top'>>({ left: 0, top: 0 });

  constructor() {
    keepChoice('tour', 'seen');
    afterRenderEffect(() => {
      // Another page has nothing of what the tour speaks of.
      if (this.#url.address().page !== 'journey' || this.step() === null) {
        this.end();
        return;
      }
      this.#find(this.step()?.at ?? '')?.scrollIntoView({ block: 'center' });
      this.heading()?.nativeElement.focus({ preventScroll: true });
      this.look();
    });
  }

  /** Puts ring and card to where the thing is now, clear of what has the focus. */
  protected look(): void {
    const card = this.card()?.nativeElement;
    const thing = this.#find(this.step()?.at ?? '');
    const view = this.#document.defaultView;
    if (card === undefined || thing === null || view === null) return;
    const box = boxOf(thing);
    this.ring.set({
      left: box.left - ringRoom,
      top: box.top - ringRoom,
      width: box.width + 2 * ringRoom,
      height: box.height + 2 * ringRoom,
    });
    const active = this.#document.activeElement;
    const focused = active === null || active === this.#document.body || card.contains(active) ? null : boxOf(active);
    const room = { width: this.#document.documentElement.clientWidth, height: view.innerHeight };
    this.place.set(placeCard({ width: card.offsetWidth, height: card.offsetHeight }, room, box, focused));
  }

  protected go(by: 1 | -1): void {
    this.at.update((at) => at + by);
  }

  protected end(): void {
    this.#panels.close();
    const inCard = this.card()?.nativeElement.contains(this.#document.activeElement) === true;
    const back = this.#before instanceof HTMLElement && this.#before.isConnected ? this.#before : this.#find('main h1');
    if (inCard) back?.focus({ preventScroll: true });
  }

  #find(selector: string): HTMLElement | null {
    return selector === '' ? null : this.#document.querySelector<HTMLElement>(selector);
  }
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}
