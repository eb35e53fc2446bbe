import { Component, input, output } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { PageTitle } from '#app/ui/page-title/page-title';
import { words } from '#app/words/words';
import type { ProblemWords } from './describe-problem.ts';

/** A page that could not be shown: one sentence, one reason, and the next step. */
@Component({
  selector: 'cm-problem-page',
  imports: [RouterLink, PageTitle],
  template: `<div class="page">
    @let told = problem();
    <h1 [cmPageTitle]="told.heading">{{ told.heading }}</h1>
    @for (line of told.reasons; track line) {
      <p class="reason">{{ line }}</p>
    }
    @if (wayTo(); as leadTo) {
      @if (told.waysHeading && told.ways.length > 0) {
        <h2>{{ told.waysHeading }}</h2>
      }
      @if (told.ways.length > 0) {
        <ul>
          @for (way of told.ways; track way.words) {
            <li>
              <a [routerLink]="leadTo(way.place, way.asOf)">{{ way.words }}</a>
            </li>
          }
        </ul>
      }
    }
    <p class="next">
      @if (told.canRetry) {
        <button type="button" class="pill strong" (click)="retried.emit()">{{ words.retry }}</button>
      }
      <a class="pill" [routerLink]="chooseLink()">{{ words.navigation.choosePlace }}</a>
    </p>
    @if (told.code) {
      <p class="soft small">{{ words.problems.code(told.code) }}</p>
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
  readonly problem = input.required<ProblemWords>();
  /** Where this page leads for a place on a day: the ways out of a dead end. Without it there are none. */
  readonly wayTo = input<((place: string, asOf: string | null) => UrlTree) | null>(null);
  readonly chooseLink = input.required<UrlTree>();
  readonly retried = output();
  protected readonly words = words;
}
