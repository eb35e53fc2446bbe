import { afterRenderEffect, Component, computed, type ElementRef, input, viewChild } from '@angular/core';
import type { Problem } from '#domain/contract/places-view';
import { peopleWords } from '#app/words/people-words';

/** Why something was not done, above the form it belongs to: it takes the focus, and leads to the field it is about. */
@Component({
  selector: 'cm-form-problem',
  template: `@if (told(); as fault) {
    <div #box class="problem" tabindex="-1" role="alert" aria-labelledby="form-problem">
      <h2 id="form-problem">{{ fault.title || words.problem }}</h2>
      <p>
        @if (fieldOf(fault); as field) {
          <a [href]="'#' + field" (click)="lead($event, field)">{{ fault.detail || words.unreachable }}</a>
        } @else {
          {{ fault.detail || words.unreachable }}
        }
      </p>
    </div>
  }`,
  styles: `
    .problem {
      display: grid;
      gap: 0.375rem;
      max-width: 40rem;
      padding: 0.875rem 1.125rem;
      border: 3px solid var(--cm-crack);
      border-radius: 8px;
    }
    h2 {
      font-size: 1.1875rem;
    }
  `,
})
export class FormProblem {
  readonly problem = input.required<Problem | null>();
  /** Ids of the fields on the form, by the names the server has for them. */
  readonly fields = input<Readonly<Record<string, string>>>({});
  protected readonly words = peopleWords;
  /** Whoever would rather not sign in again just now needs to know that the form still holds what was typed. */
  protected readonly told = computed(() => {
    const problem = this.problem();
    return problem?.code === 'signed_out'
      ? { ...problem, title: peopleWords.again.notSent, detail: peopleWords.again.notSentText }
      : problem;
  });
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  constructor() {
    afterRenderEffect(() => {
      if (this.problem() !== null) this.box()?.nativeElement.focus();
    });
  }

  protected fieldOf(problem: Problem): string | null {
    const name = problem.errors?.[0]?.field;
    return name === undefined ? null : (this.fields()[name] ?? null);
  }

  protected lead(event: Event, field: string): void {
    event.preventDefault();
    document.getElementById(field)?.focus();
  }
}
