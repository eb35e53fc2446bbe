import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { MeasuresView } from '#domain/contract/measure-view';
import type { UnderstandingView } from '#domain/contract/uploads-view';
import { applyFix } from '#domain/intake/apply-fix';
import { COLUMN_PARTS, type ColumnMapping } from '#domain/intake/column-mapping';
import { isAnswered } from '#domain/intake/is-answered';
import type { SuggestedFix } from '#domain/intake/suggested-fix';
import { forgetDraft, keepDraft, recallDraft } from '#app/data/drafts/kept-draft';
import { UploadsClient } from '#app/data/uploads/uploads-client';
import { uploadWords } from '#app/words/upload-words';

/** Columns of figures that are shown one by one: of a table with a column for each month the rest are told together. */
const MOST_OF_FIGURES = 8;

/** How a file was understood, to be confirmed or changed: its form, its columns with the reason, its first lines. */
@Component({
  selector: 'cm-understand-step',
  imports: [NgTemplateOutlet],
  templateUrl: './understand-step.html',
  styleUrl: './uploads-screen.scss',
})
export class UnderstandStep {
  readonly understanding = input.required<UnderstandingView>();
  readonly mayChange = input.required<boolean>();
  readonly isWorking = input(false);
  /** Name under which what is said and not sent is kept; empty: nowhere. */
  readonly draft = input('');
  /** The columns are right: the mapping to use, or null where nothing was changed. */
  readonly confirmed = output<ColumnMapping | null>();

  protected readonly words = uploadWords;
  protected readonly parts = COLUMN_PARTS;
  /** Columns of a goal file are found by their headings: there is nothing to choose. */
  protected readonly isGoals = computed(() => this.understanding().isGoalFile === true);
  readonly #client = inject(UploadsClient);
  readonly #changes = linkedSignal<readonly SuggestedFix[]>(() => recallChanges(this.draft()));
  protected readonly measures = signal<MeasuresView['measures']>([]);

  /** Somebody wanted to go on while a question was open. */
  readonly #wasAsked = signal(false);
  /** What is sent when it is confirmed. */
  readonly #mapping = computed(() => this.#changes().reduce(applyFix, this.understanding().mapping as ColumnMapping));
  protected readonly isChanged = computed(
    () => this.#changes().length > 0 || this.understanding().questions.length > 0,
  );

  /** Columns that are kept with the file stand below its table. */
  protected readonly problems = computed(() =>
    this.understanding().problems.filter(({ code }) => code !== 'unknown_column'),
  );

  protected readonly tables = computed(() => {
    const mapping = this.#mapping();
    return this.understanding().tables.map((table, index) => {
      const columns = table.columns.map((column) => {
        const now = mapping.tables[index]?.columns.find((one) => one.index === column.index);
        const isChanged = now !== undefined && now.part !== column.part;
        return {
          ...column,
          part: now?.part ?? column.part,
          reason: isChanged ? now.reason : column.reason,
          isSure: isChanged || column.isSure,
          heading: column.heading === '' ? this.words.understand.noHeading(column.index) : column.heading,
          // Where a column stands does not move while somebody says what it is.
          isKept: !this.isGoals() && column.part === 'kept' && column.use === undefined && column.isSure,
          examples: table.sample
            .map((row) => row[column.index] ?? '')
            .filter((cell) => cell !== '')
            .slice(0, 3)
            .join('; '),
        };
      });
      const ofFigures = columns.filter(({ use }) => use === 'figures');
      const alike = ofFigures.length > MOST_OF_FIGURES ? ofFigures.slice(3) : [];
      return {
        ...table,
        columns,
        read: columns.filter((column) => !column.isKept && !alike.includes(column)),
        alike: alike.map(({ heading }) => heading),
        kept: columns.filter(({ isKept }) => isKept),
      };
    });
  });

  /** Questions with what there is to choose from; without columns, the answer is typed. */
  protected readonly questions = computed(() =>
    this.understanding().questions.map((question, index) => {
      const table = this.understanding().tables.find(({ sheet }) => sheet === question.sheet);
      const said = this.#changes().find(
        (fix) => fix.kind === 'say' && fix.sheet === question.sheet && fix.part === question.part,
      );
      return {
        ...question,
        isLacking: this.#wasAsked() && !isAnswered(question, this.#mapping()),
        id: `question-${String(index)}`,
        isTyped: question.part === 'area' || question.part === 'period',
        isMeasure: question.part === 'measure',
        said: said?.kind === 'say' ? said.means : '',
        choices: (table?.columns ?? []).filter((column) => question.columns.includes(column.index)),
        chosen: this.tables()
          .find(({ sheet }) => sheet === question.sheet)
          ?.columns.find((column) => column.part === question.part)?.index,
      };
    }),
  );

  constructor() {
    effect(() => {
      if (this.draft() === '') return;
      if (this.#changes().length > 0) keepDraft(this.draft(), this.#changes());
      else forgetDraft(this.draft());
    });
    effect(() => {
      if (this.understanding().questions.some(({ part }) => part === 'measure') && this.measures().length === 0) {
        void this.#client.measures().then(
          ({ measures }) => this.measures.set(measures),
          // The question can still be answered by choosing a column.
          () => this.measures.set([]),
        );
      }
    });
  }

  protected usePart(sheet: string | null, column: number, part: string): void {
    this.#changes.update((before) => [
      ...before.filter((fix) => fix.kind !== 'use column' || fix.sheet !== sheet || fix.column !== column),
      { kind: 'use column', sheet, column, part },
    ]);
  }

  protected chooseColumn(sheet: string | null, part: string, column: string): void {
    if (column !== '') this.usePart(sheet, Number(column), part);
  }

  protected say(sheet: string | null, part: string, means: string): void {
    if (part !== 'measure' && part !== 'area' && part !== 'period') return;
    this.#changes.update((before) => {
      const others = before.filter((fix) => fix.kind !== 'say' || fix.sheet !== sheet || fix.part !== part);
      return means.trim() === '' ? others : [...others, { kind: 'say', sheet, part, means: means.trim() }];
    });
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    const open = this.understanding().questions.findIndex((question) => !isAnswered(question, this.#mapping()));
    if (open !== -1) {
      this.#wasAsked.set(true);
      const field = document.getElementById(`question-${String(open)}`);
      (field ?? document.getElementById(`question-${String(open)}-column`))?.focus();
      return;
    }
    this.confirmed.emit(this.isChanged() ? this.#mapping() : null);
  }
}

/** What was said of the columns and not sent. Anything else under that name is nothing. */
function recallChanges(draft: string): readonly SuggestedFix[] {
  const kept = draft === '' ? null : recallDraft(draft);
  return Array.isArray(kept) ? kept.filter(isSaid) : [];
}

function isSaid(one: unknown): one is SuggestedFix {
  if (typeof one !== 'object' || one === null || !('kind' in one) || !('part' in one) || !('sheet' in one))
    return false;
  if (typeof one.part !== 'string' || (one.sheet !== null && typeof one.sheet !== 'string')) return false;
  return one.kind === 'say'
    ? 'means' in one && typeof one.means === 'string'
    : one.kind === 'use column' && 'column' in one && typeof one.column === 'number';
}
