import { Component, input } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { StepParty } from '#domain/contract/place-step-view';
import { stepWords } from '#app/words/step-words';

/** The parts organisations have at a step, each with who has it here; a part that nobody has says so. */
@Component({
  selector: 'cm-step-parties',
  imports: [RouterLink],
  template: `<ul>
    @for (party of parties(); track party.kind) {
      <li>
        <span class="soft small">{{ party.kind }}</span>
        @for (agency of party.agencies; track agency.id) {
          <span class="agency">
            <a [routerLink]="agencyLink()(agency.id)">{{ agency.name }}</a>
            @if (agency.words) {
              <span class="soft small words">{{ agency.words }}</span>
            }
          </span>
        } @empty {
          <span class="agency">{{ stepWords.noneHere }}</span>
        }
        @if (party.distant > 0) {
          <span class="soft small words">{{ stepWords.distant(party.distant) }}</span>
        }
      </li>
    }
  </ul>`,
  styles: `
    :host {
      display: block;
    }
    li {
      padding: 0.25rem 0 0.375rem;
    }
    li > .small,
    .agency,
    .words {
      display: block;
      line-height: 1.3;
    }
    .agency {
      padding: 0.125rem 0;
    }
  `,
})
export class StepParties {
  readonly parties = input.required<readonly StepParty[]>();
  /** Where an organisation's page is. */
  readonly agencyLink = input.required<(agency: string) => UrlTree>();
  protected readonly stepWords = stepWords;
}
