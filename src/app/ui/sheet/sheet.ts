import { afterNextRender, Component, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Panels } from '#app/ui/panels/panels';
import { words } from '#app/words/words';

/**
 * A dialog over the page: beside it where there is room (`side`), above it (`top`), the whole screen on a phone. Takes the
 * focus, closes by Escape, by its button and by a click beside it, and gives the focus back.
 */
@Component({
  selector: 'cm-sheet',
  host: { '(click)': 'clicked($event)' },
  template: `<dialog #dialog [class]="place()" aria-labelledby="sheet-heading" (close)="panels.close()">
    <div class="whole">
      <header>
        <h2 id="sheet-heading" tabindex="-1">{{ heading() }}</h2>
        <button type="button" class="close" [attr.aria-label]="words.close" (click)="close()">
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 2 14 14M14 2 2 14" /></svg>
        </button>
      </header>
      <ng-content />
    </div>
  </dialog>`,
  styles: `
    dialog {
      max-width: none;
      max-height: none;
      padding: 0;
      border: 1px solid var(--cm-edge);
      background: var(--cm-paper);
      color: var(--cm-ink);
      box-shadow: 0 12px 48px rgb(10 20 35 / 26%);
    }
    dialog::backdrop {
      background: rgb(10 20 35 / 34%);
    }
    .top {
      width: min(44rem, calc(100vw - 2rem));
      height: min(38rem, 84dvh);
      margin: 8dvh auto auto;
      border-radius: 10px;
    }
    .side {
      width: min(30rem, 100vw);
      height: 100dvh;
      margin: 0 0 0 auto;
      border-width: 0 0 0 1px;
    }
    .whole {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1rem;
      padding: 0.75rem 0.75rem 0.25rem 1.25rem;
    }
    h2:focus {
      outline: none;
    }
    .close {
      display: grid;
      flex: none;
      place-items: center;
      width: 2.75rem;
      height: 2.75rem;
      border: 1px solid transparent;
      border-radius: 6px;
      background: none;
      cursor: pointer;
    }
    .close:hover {
      background: var(--cm-raised);
    }
    .close svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
    }
    @media (max-width: 45rem), (max-height: 30rem) {
      .top,
      .side {
        width: 100vw;
        height: 100dvh;
        margin: 0;
        border: 0;
        border-radius: 0;
      }
    }
    @media print {
      dialog {
        display: none;
      }
    }
  `,
})
export class Sheet {
  readonly heading = input.required<string>();
  readonly place = input<'top' | 'side'>('side');
  protected readonly words = words;
  protected readonly panels = inject(Panels);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  close(): void {
    this.dialog().nativeElement.close();
  }

  /** The dialog itself is hit only beside what it holds. */
  protected clicked(event: MouseEvent): void {
    if (event.target === this.dialog().nativeElement) this.close();
  }
}
