import { Component, computed, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { dayWords } from '#domain/presentation/day-words';
import { words } from '#app/words/words';

/** One shortcut of the menu: words, a quiet note, and where it leads. */
export type AsAtShortcut = {
  readonly label: string;
  readonly note: string;
  readonly link: UrlTree;
  readonly current: boolean;
};

/** The day we look from: a button with the day on it, three shortcuts, then any day. */
@Component({
  selector: 'cm-as-at-menu',
  imports: [RouterLink],
  templateUrl: './as-at-menu.html',
  styleUrl: './as-at-menu.scss',
})
export class AsAtMenu {
  readonly asOf = input.required<string | null>();
  readonly shortcuts = input.required<readonly AsAtShortcut[]>();

  /** The menu is being looked at. */
  readonly opened = output();
  /** A day was chosen by hand, as `2018-03-31`. */
  readonly dayChosen = output<string>();

  protected readonly words = words;
  protected readonly expanded = signal(false);
  /** The menu was asked for: a field for a day is the dearest thing a browser draws, so none is made before. */
  protected readonly wanted = signal(false);
  protected readonly day = computed(() => {
    const asOf = this.asOf();
    return asOf === null ? words.asAt.today.toLowerCase() : dayWords(asOf);
  });

  /** The same with three letters of the month: `31 Mar 2018`. */
  protected readonly shortDay = computed(() => this.day().replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 '));

  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  protected toggled(event: Event): void {
    const open = event instanceof ToggleEvent && event.newState === 'open';
    this.expanded.set(open);
    if (open) this.opened.emit();
  }

  /** Opens the menu and stands on its first day. */
  open(): void {
    const panel = this.panel().nativeElement;
    panel.showPopover();
    panel.querySelector<HTMLElement>('a')?.focus();
  }

  protected close(): void {
    this.panel().nativeElement.hidePopover();
  }

  protected choose(event: Event, day: string): void {
    event.preventDefault();
    if (day === '') return;
    this.close();
    this.dayChosen.emit(day);
  }
}
