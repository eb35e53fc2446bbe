import { Component, input } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { words } from '#app/words/words';

/** The way from all places to this page; the last is the page itself and leads nowhere. */
@Component({
  selector: 'cm-breadcrumbs',
  imports: [RouterLink],
  template: `<nav class="no-paper" [attr.aria-label]="words.crumbs.label">
    <ol>
      @for (crumb of way(); track $index) {
        <li>
          @if (crumb.link; as link) {
            <a [routerLink]="link">{{ crumb.name }}</a>
          } @else {
            <span aria-current="page">{{ crumb.name }}</span>
          }
        </li>
      }
    </ol>
  </nav>`,
  styles: `
    nav {
      max-width: calc(var(--cm-width) + 2 * var(--cm-gutter));
      margin: 0 auto;
      padding: 0.5rem var(--cm-gutter) 0;
      color: var(--cm-ink-soft);
      font-size: 0.9375rem;
    }
    ol {
      display: flex;
      min-height: 1.75rem;
      overflow: hidden;
      white-space: nowrap;
    }
    li {
      display: flex;
      flex: none;
      align-items: center;
      max-width: 22rem;
    }
    li + li::before {
      flex: none;
      width: 0.4375rem;
      height: 0.4375rem;
      margin: 0 0.75rem 0 0.5rem;
      border: solid var(--cm-edge);
      border-width: 1.5px 1.5px 0 0;
      rotate: 45deg;
      content: '';
    }
    /* What has no room is cut, never the way back. */
    li:last-child {
      flex: 0 1 auto;
      min-width: 0;
      max-width: none;
    }
    a,
    span {
      overflow: hidden;
      padding: 0.1875rem 0;
      text-overflow: ellipsis;
    }
    a:focus-visible {
      outline-offset: -3px;
    }
    @media screen and (max-width: 45rem) {
      ol {
        flex-wrap: wrap;
        white-space: normal;
      }
      li,
      li:last-child {
        max-width: 100%;
        min-height: 1.75rem;
      }
      li:last-child span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
      }
    }
  `,
})
export class Breadcrumbs {
  readonly way = input.required<readonly { readonly name: string; readonly link: UrlTree | null }[]>();
  protected readonly words = words;
}
