import { Component, input } from '@angular/core';

/** Grey shapes in the layout of the page to come, so that nothing jumps, and busy until it has come. The words are for a screen reader. */
@Component({
  selector: 'cm-skeleton',
  template: `
    <h1 class="unseen" tabindex="-1">{{ label() }}</h1>
    <p class="unseen" role="status">{{ label() }}</p>
    <div aria-hidden="true" aria-busy="true">
      <i class="title"></i><i class="title short"></i><i class="lead"></i>
      @if (shape() === 'journey') {
        <div class="line">
          @for (stop of stops; track stop) {
            <b></b>
          }
        </div>
      } @else {
        <i class="block"></i>
      }
      <div class="two">
        @for (card of cards; track card) {
          <div><i></i><i></i><i class="short"></i></div>
        }
      </div>
    </div>
  `,
  styles: `
    i {
      display: block;
      height: 1.125rem;
      margin-bottom: 0.625rem;
      border-radius: 4px;
      background: var(--cm-faint);
    }
    i.title {
      height: 2rem;
      max-width: 46rem;
    }
    i.short {
      max-width: 60%;
    }
    i.lead {
      max-width: 56rem;
      margin-top: 1.125rem;
    }
    i.block {
      height: 12rem;
      margin-block: 2rem;
    }
    .line {
      display: flex;
      justify-content: space-between;
      margin: 9rem 1rem 4.5rem clamp(1rem, 14vw, 12.5rem);
      border-top: 8px solid var(--cm-faint);
    }
    .line b {
      width: 26px;
      height: 26px;
      margin-top: -17px;
      border: 5px solid var(--cm-faint);
      border-radius: 50%;
      background: var(--cm-paper);
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
      gap: 2rem 2.5rem;
    }
    @media (max-width: 62rem) {
      .line {
        flex-direction: column;
        height: 30rem;
        margin: 2rem 0 2rem 45%;
        border-top: 0;
        border-left: 8px solid var(--cm-faint);
      }
      .line b {
        margin: 0 0 0 -17px;
      }
    }
  `,
})
export class Skeleton {
  readonly label = input.required<string>();
  readonly shape = input<'journey' | 'page'>('page');
  protected readonly stops = Array.from({ length: 12 }, (_, index) => index);
  protected readonly cards = [0, 1, 2, 3];
}
