import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterRenderEffect, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { words } from '#app/words/words';
import { PageFocus } from './page-focus.ts';

/** The heading of a page: it names the window, takes the focus after a change of page, and is read out when only its words change. */
@Directive({ selector: 'h1[cmPageTitle]', host: { tabindex: '-1' } })
export class PageTitle {
  /** What the window is called, without the product's name. */
  readonly cmPageTitle = input.required<string>();

  /**
   * Whether new words take a focus that was lost, as of a button that went away with the step it ended. Elsewhere a page says something
   * new without having been asked, and the focus is nobody's to move.
   */
  readonly takesLostFocus = input(false);

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #title = inject(Title);
  readonly #focus = inject(PageFocus);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #document = inject(DOCUMENT);
  #said: string | null = null;

  constructor() {
    afterRenderEffect(() => {
      const page = this.cmPageTitle();
      // The words that the first answer brought have done their work.
      this.#document.getElementById('first-words')?.remove();
      this.#title.setTitle(words.title(page));
      const isNew = this.#said !== null && this.#said !== page;
      if (this.#focus.take()) this.#element.nativeElement.focus({ preventScroll: true });
      else if (isNew && this.takesLostFocus() && this.#isFocusLost()) this.#element.nativeElement.focus();
      else if (isNew) void this.#announcer.announce(page, 'polite');
      this.#said = page;
    });
  }

  #isFocusLost(): boolean {
    const { activeElement, body } = this.#document;
    return activeElement === null || activeElement === body;
  }
}
