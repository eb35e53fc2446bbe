import { Injectable, signal } from '@angular/core';

/** What can lie over any page, fetched when it is first asked for. */
export type PanelName = 'finder' | 'explain' | 'keys' | 'tour';

/** Which panel lies over the page. The frame draws it; anything on a page may ask for it. */
@Injectable({ providedIn: 'root' })
export class Panels {
  readonly #shown = signal<PanelName | null>(null);
  readonly shown = this.#shown.asReadonly();

  readonly #failed = signal(false);
  /** The last one asked for is not in this browser and could not be fetched. */
  readonly failed = this.#failed.asReadonly();

  readonly #listens = signal(false);
  /** The page answers to its shortcuts, and fits its paper: what does both comes after the first page. */
  readonly listens = this.#listens.asReadonly();

  listen(): void {
    this.#listens.set(true);
  }

  show(panel: PanelName): void {
    this.#failed.set(false);
    this.#shown.set(panel);
  }

  fail(): void {
    this.#shown.set(null);
    this.#failed.set(true);
  }

  close(): void {
    this.#shown.set(null);
  }
}
