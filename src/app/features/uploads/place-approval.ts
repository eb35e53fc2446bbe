import { Component, effect, inject, input, signal } from '@angular/core';
import type { PlaceSettingsView } from '#domain/contract/place-settings-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { PlaceSettingsClient } from '#app/data/place-settings/place-settings-client';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { placeSettingsWords } from '#app/words/place-settings-words';

/** Whether a place asks for its steward's approval, and the switch of it for whoever may turn it. */
@Component({
  selector: 'cm-place-approval',
  imports: [FormProblem],
  template: `
    @if (settings(); as now) {
      <section aria-labelledby="approval">
        <h2 id="approval">{{ words.heading(now.placeName) }}</h2>
        <cm-form-problem [problem]="problem()" />
        <p class="text">
          {{ now.stewardApproves ? words.asked : words.notAsked }}
          @if (now.changedAt !== null) {
            {{ words.changedAt(momentWords(now.changedAt)) }}
          }
        </p>
        @if (now.mayChange) {
          <p class="row">
            <button type="button" class="pill" [disabled]="isBusy()" (click)="turn(now)">
              {{ now.stewardApproves ? words.stop : words.ask }}
            </button>
            @if (now.stewardApproves) {
              <span class="soft">{{ words.stays }}</span>
            }
          </p>
        }
        <p role="status">{{ told() }}</p>
      </section>
    } @else if (problem() !== null) {
      <section>
        <cm-form-problem [problem]="problem()" />
        <p>
          <button type="button" class="pill" (click)="read()">{{ words.again }}</button>
        </p>
      </section>
    }
  `,
  styleUrl: './uploads-screen.scss',
})
export class PlaceApproval {
  /** Code of a board area. */
  readonly place = input.required<string>();

  readonly #client = inject(PlaceSettingsClient);
  protected readonly words = placeSettingsWords;
  protected readonly momentWords = momentWords;
  protected readonly settings = signal<PlaceSettingsView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly told = signal('');

  constructor() {
    effect(() => {
      this.place();
      void this.read();
    });
  }

  protected async read(): Promise<void> {
    this.problem.set(null);
    try {
      this.settings.set(await this.#client.show(this.place()));
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
  }

  protected async turn(now: PlaceSettingsView): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    this.told.set('');
    try {
      this.settings.set(await this.#client.change(now, { stewardApproves: !now.stewardApproves }));
      this.told.set(placeSettingsWords.changed);
    } catch (fault) {
      const problem = toProblem(fault);
      // Somebody else was quicker: what they decided is shown beside the reason.
      if (problem.status === 412) await this.read();
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
