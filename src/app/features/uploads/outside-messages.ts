import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import { OutsideSourcesClient } from '#app/data/outside-sources/outside-sources-client';
import { OutsideMessage } from '#app/ui/outside-message/outside-message';
import { UrlState } from '#app/url/url-state';
import { outsideSourcesWords } from '#app/words/outside-sources-words';

/**
 * What went wrong with the outside sources of an organisation and has not been read yet; nothing where all is well. When it cannot be
 * asked for, it is not taken for well: that is said, and the page of outside sources says why.
 */
@Component({
  selector: 'cm-outside-messages',
  imports: [OutsideMessage, RouterLink],
  template: `@if (sources().length > 0 || isUnknown()) {
    <section aria-labelledby="outside">
      <h2 id="outside">{{ words.toldHere }}</h2>
      @if (isUnknown()) {
        <p role="status">{{ words.unknown }}</p>
      }
      @for (source of sources(); track source.id) {
        <cm-outside-message [source]="source" (read)="markRead(source)" />
      }
      <p>
        <a class="action" [routerLink]="link">{{ words.all }}</a>
      </p>
    </section>
  }`,
  styleUrl: './uploads-screen.scss',
})
export class OutsideMessages {
  readonly #client = inject(OutsideSourcesClient);
  protected readonly words = outsideSourcesWords;
  protected readonly link = inject(UrlState).link({ page: 'outside-sources', asOf: null });
  protected readonly sources = signal<readonly OutsideSourceView[]>([]);
  protected readonly isUnknown = signal(false);

  constructor() {
    void this.#read();
  }

  protected markRead(source: OutsideSourceView): void {
    const { message } = source;
    if (message === null) return;
    this.sources.update((all) => all.filter(({ id }) => id !== source.id));
    // What could not be noted is told again the next time.
    this.#client.markRead(source.id, message.run).catch(() => this.#read());
  }

  async #read(): Promise<void> {
    try {
      const { sources } = await this.#client.list();
      this.sources.set(sources.filter(({ message }) => message !== null));
      this.isUnknown.set(false);
    } catch {
      this.isUnknown.set(true);
    }
  }
}
