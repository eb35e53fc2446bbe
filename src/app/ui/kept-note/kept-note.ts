import { Component, computed, input, output } from '@angular/core';
import { words } from '#app/words/words';

/** Says that what is on the screen could not be refreshed and how old it is, and offers another try. */
@Component({
  selector: 'cm-kept-note',
  template: `<p role="status">
    {{ words.problems.kept(age()) }}
    <button type="button" class="pill" (click)="retried.emit()">{{ words.retry }}</button>
  </p>`,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      margin-bottom: 1.25rem;
      padding: 0.5rem 1rem;
      border-left: 4px solid var(--cm-crack);
      background: var(--cm-raised);
    }
  `,
})
export class KeptNote {
  /** Milliseconds since 1970, of what is shown and of now. */
  readonly loadedAt = input.required<number>();
  readonly now = input.required<number>();
  readonly retried = output();
  protected readonly words = words;
  protected readonly age = computed(() => {
    const minutes = Math.floor((this.now() - this.loadedAt()) / 60_000);
    return minutes < 1 ? words.problems.momentsAgo : words.problems.minutesAgo(minutes);
  });
}
