import {
  afterNextRender,
  ApplicationRef,
  computed,
  DestroyRef,
  Directive,
  DOCUMENT,
  ElementRef,
  inject,
  signal,
} from '@angular/core';
import { ReaderInterest } from './reader-interest.ts';

/**
 * A part of a page that lies below the first screen. `isDrawn` is false at first and true from the moment the part comes into the
 * window, the reader touches the page in any way, or it is printed; it never goes back. A template asks it:
 * `<section cmDrawnWhenNear #lanes="cmDrawnWhenNear">@if (lanes.isDrawn()) { ... }</section>`.
 */
@Directive({
  selector: '[cmDrawnWhenNear]',
  exportAs: 'cmDrawnWhenNear',
  host: { '[attr.data-undrawn]': 'isDrawn() ? null : ""' },
})
export class DrawnWhenNear {
  readonly #interest = inject(ReaderInterest);
  readonly #near = signal(false);
  readonly isDrawn = computed(() => this.#near() || this.#interest.shown());

  constructor() {
    const destroyed = inject(DestroyRef);
    const app = inject(ApplicationRef);
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const view = inject(DOCUMENT).defaultView;
    if (view === null || this.isDrawn()) return;
    const print = (): void => {
      this.#interest.show();
      // The printer takes the page as it stands when this returns.
      app.tick();
    };
    view.addEventListener('beforeprint', print);
    destroyed.onDestroy(() => {
      view.removeEventListener('beforeprint', print);
    });
    afterNextRender(() => {
      // What lies outside the window is drawn with the first move of the reader, who does not see it come.
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.#near.set(true);
      });
      observer.observe(element);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }
}
