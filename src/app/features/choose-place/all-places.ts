import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { PlaceRow } from '#domain/contract/places-view';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { words } from '#app/words/words';
import { gradeOf } from './grade-of.ts';

/** Every board, by region and name: the map for those who read rather than point. */
@Component({
  selector: 'cm-all-places',
  imports: [RouterLink],
  template: `
    @for (region of drawn(); track region.name) {
      <section>
        <h3>{{ region.name }}</h3>
        <ul>
          @for (place of region.places; track place.code) {
            <li>
              <a [routerLink]="journeyOf(place.code)">{{ place.name }}</a>
              <span class="dot {{ place.grade }}" aria-hidden="true"></span>
              <span class="unseen">{{ words.choose[place.grade] }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './all-places.scss',
})
export class AllPlaces {
  readonly places = input.required<readonly PlaceRow[]>();
  /** The day the links look from; null for today. */
  readonly asOf = input.required<string | null>();

  protected readonly words = words;
  readonly #url = inject(UrlState);

  readonly #regions = computed(() => {
    const groups = new Map<string, PlaceRow[]>();
    for (const place of this.places()) {
      const region = place.region ?? words.choose.otherRegion;
      groups.set(region, [...(groups.get(region) ?? []), place]);
    }
    return [...groups]
      .map(([name, places]) => ({
        name,
        places: places.sort(byName).map((place) => ({ code: place.code, name: place.name, grade: gradeOf(place) })),
      }))
      .sort(byName);
  });

  /** A region at a time, so that the browser can answer in between. */
  readonly #turn = drawnInTurns(() => this.#regions().length - 1);
  protected readonly drawn = computed(() => this.#regions().slice(0, this.#turn() + 1));

  protected journeyOf(place: string): UrlTree {
    return this.#url.link(untouched.journey(place, this.asOf()));
  }
}

/** By name; the names of boards and regions are plain letters, so that the order of the letters is the order of the alphabet. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
