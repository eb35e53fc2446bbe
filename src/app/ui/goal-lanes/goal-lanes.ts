import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { GoalMark, JourneyView, LaneView, StepView } from '#domain/contract/journey-view';
import { withoutEnding } from '#app/ui/agency-names/name-short';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { NumberRing, type RingFill } from '#app/ui/number-ring/number-ring';
import { words } from '#app/words/words';

/** A cell of the lanes: one agency at one step. */
export type LaneCell = { readonly agency: string; readonly step: string };

type Cell = {
  readonly key: string;
  readonly step: StepView;
  readonly marks: readonly GoalMark[];
  readonly label: string;
};

type Row = {
  readonly lane: LaneView;
  /** The name without what every row shares. */
  readonly short: string;
  readonly cells: readonly Cell[];
  readonly rings: readonly { readonly number: number; readonly here: RingFill }[];
};

/** Who is held to what, and where: one lane an agency, one mark a goal; a chosen cell says its goals in words. On a narrow screen the same as a list. */
@Component({
  selector: 'cm-goal-lanes',
  imports: [DomainMark, NumberRing, RouterLink],
  templateUrl: './goal-lanes.html',
  styleUrl: './goal-lanes.scss',
})
export class GoalLanes {
  readonly journey =
    input.required<Pick<JourneyView, 'place' | 'steps' | 'lanes' | 'domains' | 'headlines' | 'goalsLine'>>();
  /** The cell whose goals stand open, as `agency@step`; empty when none does. */
  readonly open = input('');
  /** Whether the hospitals that are not judged are shown. */
  readonly distantOpen = input(false);

  /** Where an organisation's name leads; null: nowhere. */
  readonly agencyLink = input<((agency: string) => UrlTree) | null>(null);

  /** Where a goal in words leads: the figures of its measure; null: nowhere. */
  readonly measureLink = input<((measure: string) => UrlTree) | null>(null);

  readonly cellChosen = output<string>();
  readonly distantChosen = output<boolean>();

  protected readonly words = words;
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly rows = computed(() => this.#rows(true));
  protected readonly distant = computed(() => this.#rows(false));
  protected readonly shown = computed(() => (this.distantOpen() ? [...this.rows(), ...this.distant()] : this.rows()));

  /** The one cell the Tab key reaches: the open one, else the first. */
  protected readonly tabStop = computed(() => {
    const keys = this.shown().flatMap(({ cells }) =>
      cells.filter(({ marks }) => marks.length > 0).map(({ key }) => key),
    );
    return keys.includes(this.open()) ? this.open() : (keys[0] ?? '');
  });

  protected readonly states = computed(() => {
    const marks = this.journey().lanes.flatMap(({ cells }) => cells.flatMap((cell) => cell.marks));
    const has = (state: GoalMark['state']): boolean => marks.some((mark) => mark.state === state);
    return { met: has('met'), missed: has('missed'), figures: has('figures') };
  });

  protected choose(key: string): void {
    this.cellChosen.emit(this.open() === key ? '' : key);
  }

  /** Arrow keys move to the nearest cell with goals in that direction. */
  protected move(event: KeyboardEvent): void {
    const steps: Record<string, readonly [number, number]> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
    };
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (step === undefined || from === null) return;
    event.preventDefault();
    const [down, right] = step;
    const here = { row: Number(from.dataset['row']), column: Number(from.dataset['column']) };
    const ahead = [...this.#element.nativeElement.querySelectorAll<HTMLElement>('[data-row]')]
      .map((element) => ({
        element,
        row: Number(element.dataset['row']) - here.row,
        column: Number(element.dataset['column']) - here.column,
      }))
      .filter(({ row, column }) => (right === 0 ? row * down > 0 : row === 0 && column * right > 0))
      .sort((a, b) => Math.abs(a.row) * 100 + Math.abs(a.column) - Math.abs(b.row) * 100 - Math.abs(b.column));
    ahead[0]?.element.focus();
  }

  #rows(judged: boolean): readonly Row[] {
    const { lanes, steps, headlines, place } = this.journey();
    return lanes
      .filter((lane) => lane.judged === judged)
      .map((lane) => ({
        lane,
        short: withoutEnding(lane.name, place.name),
        rings: lane.headlineNumbers.map((number) => ({
          number,
          here: headlines.find((finding) => finding.number === number)?.here ?? 'none',
        })),
        cells: steps.map((step): Cell => {
          const marks = lane.cells.find((cell) => cell.step === step.id)?.marks ?? [];
          const known = marks.filter(({ state }) => state !== 'no figures').length;
          return {
            key: `${lane.agency}@${step.id}`,
            step,
            marks,
            label: words.journey.laneCell(lane.name, step.name, marks.length, known),
          };
        }),
      }));
  }
}
