import { Component, input } from '@angular/core';
import type { SourceView } from '#domain/contract/shared-parts';

/** Where something can be read: title, publisher, date, and on what footing we say it. */
@Component({
  selector: 'cm-source-list',
  template: `@if (sources().length > 0) {
    <ul>
      @for (source of sources(); track source.id) {
        <li>
          @if (source.url !== null) {
            <a [href]="source.url" rel="noreferrer">{{ source.title }}</a>{{ after(source) }}
          } @else {
            {{ source.title }}{{ after(source) }}
          }
        </li>
      }
    </ul>
  }`,
  styles: `
    ul {
      color: var(--cm-ink-soft);
      font-size: 0.9375rem;
      line-height: 1.35;
    }
    li {
      max-width: var(--cm-line);
      padding: 0.125rem 0;
    }
  `,
})
export class SourceList {
  readonly sources = input.required<readonly SourceView[]>();

  protected after({ publisher, date, footing }: SourceView): string {
    return [publisher, date, footing]
      .filter((part) => part !== null && part !== '')
      .map((part) => `, ${part ?? ''}`)
      .join('');
  }
}
