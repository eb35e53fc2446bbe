import { Component, computed, input, output } from '@angular/core';
import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { outsideSourcesWords } from '#app/words/outside-sources-words';

/** What went wrong with an outside source, told to whoever answers for it until they say that they have read it. */
@Component({
  selector: 'cm-outside-message',
  template: `@if (source().message; as message) {
    <div class="message">
      <p>
        <b>{{ headline() }}</b>
      </p>
      <p>{{ message.words }}</p>
      <button type="button" class="pill" [attr.aria-label]="words.readNamed(source().name)" (click)="read.emit()">
        {{ words.read }}
      </button>
    </div>
  }`,
  styles: `
    .message {
      display: grid;
      gap: 0.5rem;
      justify-items: start;
      max-width: 44rem;
      padding: 0.75rem 1rem;
      border-left: 4px solid var(--cm-crack);
      background: var(--cm-wash);
    }
    p {
      overflow-wrap: anywhere;
    }
    .pill {
      min-height: 2.75rem;
    }
  `,
})
export class OutsideMessage {
  readonly source = input.required<OutsideSourceView>();
  readonly read = output();
  protected readonly words = outsideSourcesWords;
  protected readonly headline = computed(() => {
    const { name, message, isStale } = this.source();
    return message === null ? '' : outsideSourcesWords.message(name, momentWords(message.at), isStale);
  });
}
