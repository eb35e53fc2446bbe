import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MovementView } from '#domain/contract/uploads-view';
import { UrlState } from '#app/url/url-state';
import { uploadWords } from '#app/words/upload-words';

/** Movements that are shown. */
const MOST = 12;

/** The stored figures that would move most: before and after, as words, numbers and two bars on one scale. */
@Component({
  selector: 'cm-biggest-movements',
  imports: [RouterLink],
  template: `<ul>
    @for (one of shown(); track $index) {
      <li>
        <h3>{{ one.measureName }}</h3>
        <p>
          {{ one.words }} <span class="soft">{{ one.periodWords }}</span>
        </p>
        <dl>
          <div>
            <dt>{{ words.preview.before }}</dt>
            <dd><i class="before" [style.width.%]="one.beforeWidth"></i> {{ one.beforeWords }}</dd>
          </div>
          <div>
            <dt>{{ words.preview.after }}</dt>
            <dd><i class="after" [style.width.%]="one.afterWidth"></i> {{ one.afterWords }}</dd>
          </div>
        </dl>
        <a class="action" [routerLink]="one.link" [attr.aria-label]="one.label">{{ words.preview.versions }}</a>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr));
      gap: 1.25rem 2rem;
    }
    li {
      display: grid;
      gap: 0.375rem;
      align-content: start;
    }
    dl,
    dl div {
      display: grid;
      gap: 0.125rem;
    }
    dt {
      color: var(--cm-ink-soft);
      font-size: 0.9375rem;
    }
    dd {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      font-variant-numeric: tabular-nums;
    }
    i {
      flex: none;
      max-width: 75%;
      height: 0.75rem;
      min-width: 2px;
      background: var(--cm-ink);
    }
    i.after {
      background: var(--cm-accent);
    }
    @media (forced-colors: active) {
      i {
        border: 1px solid CanvasText;
        background: Canvas;
        forced-color-adjust: none;
      }
      i.after {
        background: CanvasText;
      }
    }
    .action {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      width: fit-content;
    }
  `,
})
export class BiggestMovements {
  readonly movements = input.required<readonly MovementView[]>();
  protected readonly words = uploadWords;
  readonly #url = inject(UrlState);

  protected readonly shown = computed(() =>
    this.movements()
      .slice(0, MOST)
      .map((one) => {
        const most = Math.max(Math.abs(one.before), Math.abs(one.after)) || 1;
        const { measure, area, period } = one;
        return {
          ...one,
          beforeWidth: (75 * Math.abs(one.before)) / most,
          afterWidth: (75 * Math.abs(one.after)) / most,
          link: this.#url.link({ page: 'figure', asOf: null, measure, area, period, knownAt: null }),
          label: `${one.measureName}, ${one.areaName}, ${one.periodWords}: ${uploadWords.preview.versions}`,
        };
      }),
  );
}
