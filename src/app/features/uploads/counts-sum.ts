import { Component, computed, input } from '@angular/core';
import type { CountsView } from '#domain/contract/uploads-view';
import { type CountedAs, uploadWords } from '#app/words/upload-words';
import { FATES, markLines } from './mark-lines.ts';

/** What becomes of the lines of a file, as a sum that everybody can check: lines read, and the five that add up to them. */
@Component({
  selector: 'cm-counts-sum',
  template: `<p class="unseen">{{ words.counts.sum(counts(), countedAs()) }}</p>
    <div class="sum" aria-hidden="true">
      <span
        ><b>{{ words.number(counts().read) }}</b> {{ words.counts.read(counts().read, countedAs()) }}</span
      >
      @for (part of parts(); track part.fate) {
        <i>{{ $first ? '=' : '+' }}</i>
        <span [class]="part.fate"
          ><b>{{ words.number(part.lines) }}</b> <em></em> {{ part.name }}</span
        >
      }
    </div>
    <div class="marks" aria-hidden="true">
      @for (fate of marks().marks; track $index) {
        <em [class]="fate"></em>
      }
    </div>
    @if (marks().linesEach > 1 || countedAs() === 'figures') {
      <p class="soft small">
        {{ countedAs() === 'figures' ? words.counts.severalEach : '' }}
        {{ marks().linesEach > 1 ? words.counts.linesEach(marks().linesEach, countedAs()) : '' }}
      </p>
    }`,
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
    }
    .sum {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25rem 1.25rem;
    }
    .sum b {
      font-size: clamp(1.375rem, 1rem + 1.6vw, 1.875rem);
      font-variant-numeric: tabular-nums;
    }
    i {
      color: var(--cm-ink-soft);
      font-style: normal;
    }
    .marks {
      display: flex;
      gap: 2px;
      height: 1rem;
    }
    .marks em {
      flex: 1 1 0;
      min-width: 1px;
      max-width: 1rem;
    }
    .sum em {
      display: inline-block;
      margin: 0 0.25rem;
      width: 0.75rem;
      height: 0.75rem;
    }
    em {
      border: 1px solid var(--cm-edge);
      background: var(--cm-paper);
    }
    em.created,
    .created em {
      border-color: var(--cm-accent);
      background: var(--cm-accent);
    }
    em.changed,
    .changed em {
      border-color: var(--cm-accent);
      background: radial-gradient(var(--cm-accent) 0 35%, var(--cm-paper) 36%);
    }
    em.unchanged,
    .unchanged em {
      border-color: var(--cm-half);
      background: var(--cm-half);
    }
    em.refused,
    .refused em {
      border-color: var(--cm-crack);
      background: linear-gradient(135deg, var(--cm-crack) 0 38%, var(--cm-paper) 39% 60%, var(--cm-crack) 61%);
    }
    @media (forced-colors: active) {
      em {
        forced-color-adjust: none;
      }
      em.created,
      .created em {
        border-color: CanvasText;
        background: CanvasText;
      }
      em.changed,
      .changed em {
        border-color: CanvasText;
        background: radial-gradient(CanvasText 0 35%, Canvas 36%);
      }
      em.unchanged,
      .unchanged em {
        border-color: CanvasText;
        background: linear-gradient(transparent 50%, CanvasText 50%);
      }
    }
  `,
})
export class CountsSum {
  readonly counts = input.required<CountsView>();
  readonly countedAs = input.required<CountedAs>();
  protected readonly words = uploadWords;
  protected readonly marks = computed(() => markLines(this.counts()));
  protected readonly parts = computed(() =>
    FATES.map((fate) => ({ fate, lines: this.counts()[fate], name: uploadWords.counts.fates[fate] })),
  );
}
