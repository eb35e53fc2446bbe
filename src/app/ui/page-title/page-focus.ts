import { Injectable } from '@angular/core';

/** Remembers that somebody has just come to a new page, until its heading is there to take the focus. */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  #wanted = false;

  ask(): void {
    this.#wanted = true;
  }

  /** True once for each asking. */
  take(): boolean {
    const wanted = this.#wanted;
    this.#wanted = false;
    return wanted;
  }
}
