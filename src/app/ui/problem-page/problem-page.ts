import { Component, input, output } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { PageTitle } from '#app/ui/page-title/page-title';
import { words } from '#app/words/words';

/** A way out of a dead end: words and where they lead. */
export type WayOut = { readonly words: string; readonly link: UrlTree };

/** A page that could not be shown: one sentence, one reason, and the next step. */
@Component({
  selector: 'cm-problem-page',
  imports: [RouterLink, PageTitle],
  template: `<div class="page">
    <h1 [cmPageTitle]="heading()">{{ heading() }}</h1>
    @for (line of reasons(); track line) {
      <p class="reason">{{ line }}</p>
    }
    @if (waysHeading() && ways().length > 0) {
      <h2>{{ waysHeading() }}</h2>
    }
    @if (ways().length > 0) {
      <ul>
        @for (way of ways(); track way.words) {
          <li>
            <a [routerLink]="way.link">{{ way.words }}</a>
          </li>
        }
      </ul>
    }
    <p class="next">
      @if (canRetry()) {
        <button type="button" class="pill strong" (click)="retried.emit()">{{ words.retry }}</button>
      }
      <a class="pill" [routerLink]="chooseLink()">{{ words.navigation.choosePlace }}</a>
    </p>
    @if (code()) {
      <p class="soft small">{{ words.problems.code(code()) }}</p>
    }
  </div>`,
  styles: `
    .page {
      padding-top: clamp(2rem, 8vh, 5rem);
    }
    .reason {
      max-width: 38rem;
      margin-top: 1rem;
    }
    h2 {
      margin-top: 2rem;
    }
    ul {
      margin-top: 0.5rem;
    }
    li a {
      display: inline-block;
      padding: 0.375rem 0;
      font-size: 1.25rem;
    }
    .next {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
      margin: 2rem 0;
    }
  `,
})
export class ProblemPage {
  readonly heading = input.required<string>();
  readonly reasons = input<readonly string[]>([]);
  readonly waysHeading = input('');
  readonly ways = input<readonly WayOut[]>([]);
  readonly canRetry = input(false);
  readonly chooseLink = input.required<UrlTree>();
  readonly code = input('');
  readonly retried = output();
  protected readonly words = words;
}
