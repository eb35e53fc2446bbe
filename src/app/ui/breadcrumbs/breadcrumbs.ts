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
  styleUrl: './breadcrumbs.scss',
})
export class Breadcrumbs {
  readonly way = input.required<readonly { readonly name: string; readonly link: UrlTree | null }[]>();
  protected readonly words = words;
}
