import { Component, computed, input } from '@angular/core';
import type { UploadState } from '#domain/contract/uploads-view';
import { uploadWords } from '#app/words/upload-words';

/** Where a file is among the three steps, and the two things that hold all the time. */
@Component({
  selector: 'cm-upload-steps',
  template: `<ol [attr.aria-label]="words.stripLabel">
      @for (step of steps(); track step.name) {
        <li [class.done]="step.isDone" [class.now]="step.isNow" [attr.aria-current]="step.isNow ? 'step' : null">
          <b aria-hidden="true">{{ step.isDone ? '✓' : step.number }}</b>
          {{ step.name }}
          @if (step.isDone) {
            <span class="unseen">{{ words.stepDone }}</span>
          }
        </li>
      }
    </ol>
    <ul [attr.aria-label]="words.promisesLabel">
      @for (promise of words.promises; track promise) {
        <li>
          <svg viewBox="0 0 16 18" width="16" height="18" aria-hidden="true">
            <path d="M8 1l6 2v6c0 4-3 6.5-6 8-3-1.5-6-4-6-8V3z" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M5 9l2 2 4-4" fill="none" stroke="currentColor" stroke-width="1.5" />
          </svg>
          {{ promise }}
        </li>
      }
    </ul>`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0.75rem 2rem;
      padding-bottom: 1rem;
      border-bottom: 1px solid var(--cm-rule);
    }
    ol,
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.25rem;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.5rem;
    }
    ol li {
      color: var(--cm-ink-soft);
    }
    ol li.now {
      color: var(--cm-ink);
      font-weight: 700;
    }
    ol b {
      display: grid;
      place-items: center;
      width: 1.875rem;
      height: 1.875rem;
      border: 2px solid var(--cm-edge);
      border-radius: 50%;
      font-size: 1rem;
    }
    ol li.now b,
    ol li.done b {
      border-color: var(--cm-ink);
      background: var(--cm-ink);
      color: var(--cm-paper);
    }
    @media (forced-colors: active) {
      ol li.now b,
      ol li.done b {
        forced-color-adjust: none;
      }
    }
    ul {
      font-size: 1rem;
      font-weight: 600;
    }
    svg {
      flex: none;
    }
  `,
})
export class UploadSteps {
  /** Null while it is not known: the steps keep their place, and none of them is the one of now. */
  readonly state = input.required<UploadState | null>();
  readonly isPublishing = input(false);
  protected readonly words = uploadWords;
  protected readonly steps = computed(() => {
    const now = stepOf(this.state(), this.isPublishing());
    const { understand, check, publish } = uploadWords.steps;
    return [understand, check, publish].map((name, index) => ({
      name,
      number: index + 1,
      isDone: index < now,
      isNow: index === now,
    }));
  });
}

/** The step a file is at, from 0; 3 when all are done, -1 when that is not known. */
function stepOf(state: UploadState | null, isPublishing: boolean): number {
  switch (state) {
    case null:
      return -1;
    case 'received':
    case 'understood':
    case 'failed':
    case 'abandoned':
      return 0;
    case 'checking':
      return 1;
    case 'checked':
      return isPublishing ? 2 : 1;
    case 'waiting':
    case 'scheduled':
      return 2;
    case 'published':
      return 3;
  }
}
