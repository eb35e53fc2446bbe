import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { Store } from '@ngrx/store';
import { choosePageActions } from '#app/data/places/places-actions';
import { placesFeature } from '#app/data/places/places-feature';
import { type FoundPlace, foundPlaces } from '#app/ui/found-places/found-places';
import { words } from '#app/words/words';

/** A box to type the next place into: boards, districts and organisations of the day. */
@Component({
  selector: 'cm-add-place',
  imports: [MatAutocompleteModule],
  template: `<label for="add-place"
      >{{ words.compare.add }} <span class="soft small">{{ words.compare.addHint }}</span></label
    >
    <input
      #box
      id="add-place"
      type="text"
      autocomplete="off"
      spellcheck="false"
      [value]="typed()"
      [matAutocomplete]="panel"
      (input)="type(box.value)"
    />
    <mat-autocomplete
      #panel="matAutocomplete"
      class="places-panel"
      autoActiveFirstOption
      [displayWith]="nameOf"
      (optionSelected)="select($event, box)"
    >
      @for (group of groups(); track group.label) {
        <mat-optgroup [label]="group.label">
          @for (place of group.places; track place.key) {
            <mat-option [value]="place">
              <span class="found"
                >{{ place.before }}<b>{{ place.match }}</b
                >{{ place.after }}</span
              >
              @if (place.note) {
                <span class="found-note">{{ place.note }}</span>
              }
            </mat-option>
          }
        </mat-optgroup>
      }
    </mat-autocomplete>
    <p class="small" role="status">{{ said() }}</p>`,
  styles: `
    :host {
      display: block;
      max-width: 26rem;
    }
    label {
      display: block;
      font-weight: 600;
    }
    label span {
      font-weight: 400;
    }
    input {
      width: 100%;
      min-height: 2.75rem;
      margin-top: 0.25rem;
      padding: 0.25rem 0.75rem;
      border: 1px solid var(--cm-edge);
      border-radius: 6px;
      background: var(--cm-paper);
    }
    p {
      min-height: 1.375rem;
    }
  `,
})
export class AddPlace {
  readonly asOf = input.required<string | null>();
  /** Codes that stand here already. */
  readonly taken = input.required<readonly string[]>();
  readonly added = output<string>();

  protected readonly words = words;
  readonly #store = inject(Store);
  readonly #search = this.#store.selectSignal(placesFeature.selectSearch);
  protected readonly typed = signal('');
  /** The last place chosen that stood here already. */
  readonly #again = signal('');

  protected readonly groups = computed(() => {
    const { text, hits } = this.#search();
    const typed = this.typed().trim();
    const fitting = text !== '' && typed.toLowerCase().startsWith(text.toLowerCase()) ? hits : [];
    const { boards, districts, organisations } = foundPlaces(typed, [], fitting);
    return [
      { label: words.choose.boards, places: boards },
      { label: words.choose.districts, places: districts },
      { label: words.choose.organisations, places: organisations },
    ].filter(({ places }) => places.length > 0);
  });

  protected readonly said = computed(() => {
    if (this.#again() !== '') return words.compare.alreadyThere(this.#again());
    const typed = this.typed().trim();
    const { text, status } = this.#search();
    return typed !== '' && text === typed && status === 'ready' && this.groups().length === 0
      ? words.compare.nothing(typed)
      : '';
  });

  protected readonly nameOf = (found: FoundPlace | string): string => (typeof found === 'string' ? found : found.name);

  protected type(text: string): void {
    this.#again.set('');
    this.typed.set(text);
    this.#store.dispatch(choosePageActions.searched({ asOf: this.asOf(), search: text.trim() }));
  }

  protected select(event: MatAutocompleteSelectedEvent, box: HTMLInputElement): void {
    const found: unknown = event.option.value;
    box.value = '';
    this.type('');
    if (!isFound(found)) return;
    const next = found.boards.find((code) => !this.taken().includes(code));
    if (next === undefined) this.#again.set(found.name);
    else this.added.emit(next);
  }
}

function isFound(value: unknown): value is FoundPlace {
  return typeof value === 'object' && value !== null && 'boards' in value && Array.isArray(value.boards);
}
