import { linkedSignal, type Signal } from '@angular/core';

/**
 * What stands in a field whose text also stands in the address. The field runs ahead: while the address takes in a text, and for as
 * long as it says the same but for spaces at the ends, the field keeps every letter. Another text in the address, as after a step
 * back, takes its place.
 */
export class TypedAhead {
  readonly text: Signal<string>;
  readonly #text;
  #telling = 0;

  /** @param searched the text as the address says it, a signal that is quiet while the rest of the address changes */
  constructor(searched: Signal<string>) {
    this.#text = linkedSignal<string, string>({
      source: searched,
      computation: (search, before) =>
        before !== undefined && (this.#telling > 0 || search === before.value.trim()) ? before.value : search,
    });
    this.text = this.#text.asReadonly();
  }

  type(text: string): void {
    this.#text.set(text);
  }

  /** Tells the address. @param visit the way to the address with the text, already begun */
  async tell(visit: Promise<unknown>): Promise<void> {
    this.#telling += 1;
    try {
      await visit;
    } finally {
      // Asked while it is known that the address brings what was typed here.
      this.#text();
      this.#telling -= 1;
    }
  }
}
