import { Clipboard } from '@angular/cdk/clipboard';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import { Store } from '@ngrx/store';
import { placeNamesActions } from '#app/data/place-names/place-names-feature';
import { PageTitle } from '#app/ui/page-title/page-title';
import { dayWords } from '#domain/presentation/day-words';
import { describeProblem } from '#app/ui/problem-page/describe-problem';
import { ProblemPage } from '#app/ui/problem-page/problem-page';
import type { WhatIfAddress } from '#app/url/page-address';
import { readEdits } from '#app/url/read-edits';
import { TypedAhead } from '#app/url/typed-ahead';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { writeEdits } from '#app/url/write-edits';
import { whatIfWords } from '#app/words/what-if-words';
import type { Edit, EditableGoal } from '#domain/contract/what-if-view';
import { GoalEditor } from './goal-editor.ts';
import { putEdit } from './put-edit.ts';
import { WhatIfResult } from './what-if-result.ts';
import { WhatIfStore } from './what-if-store.ts';

/** Goals listed at first, and more of them with each step. */
const GOALS_SHOWN = 8;
const typingMilliseconds = 250;

/** What other goals would change at a place: edits at the left, what the rules then say at the right. */
@Component({
  selector: 'cm-what-if-page',
  imports: [GoalEditor, PageTitle, ProblemPage, RouterLink, WhatIfResult],
  templateUrl: './what-if-page.html',
  styleUrl: './what-if-page.scss',
})
export class WhatIfPage {
  protected readonly words = whatIfWords;
  readonly #state = inject(WhatIfStore);
  readonly #store = inject(Store);
  readonly #url = inject(UrlState);
  readonly #clipboard = inject(Clipboard);
  readonly #injector = inject(Injector);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly said = viewChild<ElementRef<HTMLElement>>('said');

  readonly #address = this.#url.at('what-if');

  readonly #request = computed(
    () => {
      const address = this.#address();
      return address === null ? null : { place: address.place, asOf: address.asOf };
    },
    { equal: (a, b) => a?.place === b?.place && a?.asOf === b?.asOf },
  );

  readonly #changes = computed(() => this.#address()?.changes ?? '');
  readonly #read = computed(() => readEdits(this.#changes()));
  protected readonly edits = computed(() => this.#read().edits);

  protected readonly start = this.#state.start;
  protected readonly suggestions = this.#state.suggestions;
  protected readonly isWorking = this.#state.isWorking;
  /** Null while the address asks for nothing. */
  protected readonly outcome = computed(() => (this.edits().length === 0 ? null : this.#state.outcome()));

  protected readonly problem = computed(() => {
    const problem = this.#state.problem();
    const request = this.#request();
    if (problem === null || request === null) return null;
    const told = describeProblem(problem, { page: 'place', ...request });
    return problem.code === 'thread_failed' ? { ...told, reasons: [whatIfWords.threadFailed] } : told;
  });

  protected readonly wayTo = (place: string, asOf: string | null): UrlTree => {
    const address = this.#address();
    return address === null ? this.chooseLink() : this.#url.link({ ...address, place, asOf, goal: null, goals: [] });
  };

  protected readonly chooseLink = computed(() => this.#url.link(untouched.choose(this.#request()?.asOf ?? null)));

  protected readonly windowTitle = computed(() => {
    const start = this.start();
    return start === null
      ? whatIfWords.shortDocumentTitle
      : whatIfWords.documentTitle(start.place.name, start.asOfWords);
  });

  /** The difference in two sentences, read out whenever it changes. */
  protected readonly saidOfResult = computed(() => {
    const outcome = this.outcome();
    if (outcome === null) return '';
    const { before, after } = outcome.index;
    return outcome.made.length === 0
      ? outcome.sentence
      : `${outcome.sentence} ${whatIfWords.indexMoves(before.words, after.words)}`;
  });

  protected readonly heading = computed(() => {
    const outcome = this.outcome();
    return outcome === null || outcome.made.length === 0
      ? whatIfWords.heading
      : whatIfWords.headingWith(outcome.made.length, outcome.sentence);
  });

  /** What of the link could not be used, each with its reason. */
  protected readonly leftOut = computed(() => [
    ...this.#read().unread.map(({ text, why }) => ({
      about: whatIfWords.linkPart(cut(text)),
      words: whatIfWords.unread[why],
    })),
    ...(this.outcome()?.faults ?? []).map(({ about, words }) => ({ about, words })),
    ...(this.isGoalUnknown() ? [{ about: '', words: whatIfWords.leftOutGoal }] : []),
  ]);

  protected readonly search = computed(() => this.#address()?.search ?? '');
  readonly #field = new TypedAhead(this.search);
  protected readonly inField = this.#field.text;
  protected readonly agency = computed(() => this.#address()?.agency ?? '');
  protected readonly narrowedTo = computed(() => {
    const wanted = new Set(this.#address()?.goals ?? []);
    return this.goals().filter(({ id }) => wanted.has(id));
  });

  /** Goals as the edits leave them. */
  protected readonly goals = computed((): readonly EditableGoal[] => this.outcome()?.goals ?? this.#state.original());

  protected readonly found = computed(() => {
    const asked = this.search().toLowerCase().split(/\s+/).filter(Boolean);
    const agency = this.agency();
    const narrowed = this.narrowedTo();
    return (narrowed.length > 0 ? narrowed : this.goals()).filter((goal) => {
      const text = `${goal.holders} ${goal.measure.name} ${goal.measure.code} ${goal.targetWords}`.toLowerCase();
      return (agency === '' || goal.agencies.includes(agency)) && asked.every((word) => text.includes(word));
    });
  });

  readonly #room = signal(GOALS_SHOWN);
  /** The first of what is found, and the open one wherever it stands. */
  protected readonly listed = computed(() => {
    const found = this.found();
    const open = this.openGoal();
    const first = found.slice(0, this.#room());
    return open === null || first.includes(open) ? first : [open, ...first];
  });
  protected readonly left = computed(() => Math.max(0, this.found().length - this.#room()));

  protected readonly openGoal = computed(() => {
    const id = this.#address()?.goal ?? null;
    return id === null ? null : (this.goals().find((goal) => goal.id === id) ?? null);
  });
  protected readonly isGoalUnknown = computed(() => {
    const id = this.#address()?.goal ?? null;
    return id !== null && this.#state.original().length > 0 && !this.isKnown(id);
  });

  protected readonly mates = computed(() => {
    const open = this.openGoal();
    return open === null ? [] : this.goals().filter(({ id }) => open.mates.includes(id));
  });

  protected readonly fault = signal<{ readonly field: string; readonly words: string } | null>(null);
  protected readonly shareWords = signal<string>(whatIfWords.copy);

  protected readonly conflictLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return (conflict: string): UrlTree => this.#url.link(untouched.conflict(place, asOf, conflict));
  });

  protected readonly journeyLink = computed(() => {
    const { place, asOf } = this.#request() ?? { place: '', asOf: null };
    return this.#url.link(untouched.journey(place, asOf));
  });

  #typing: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    effect(() => {
      const request = this.#request();
      if (request !== null) untracked(() => void this.#state.open(request.place, request.asOf));
    });
    effect(() => {
      const start = this.start();
      if (start === null) return;
      untracked(() => {
        this.#store.dispatch(placeNamesActions.learnt({ place: start.place.code, name: start.place.name }));
        // A link without a day means today: the answer says which day that was.
        const address = this.#address();
        if (address?.asOf === null) void this.#url.go({ ...address, asOf: start.asOf }, 'replace');
      });
    });
    effect(() => {
      const edits = this.edits();
      if (this.start() === null) return;
      untracked(() => {
        this.shareWords.set(whatIfWords.copy);
        if (edits.length > 0) void this.#state.work(edits);
        else void this.#state.suggest();
      });
    });
  }

  protected isKnown(id: string): boolean {
    return this.goals().some((goal) => goal.id === id) || this.#state.original().some((goal) => goal.id === id);
  }

  protected retry(): void {
    const request = this.#request();
    if (request !== null) void this.#state.open(request.place, request.asOf);
  }

  protected typed(text: string): void {
    if (this.#typing !== null) clearTimeout(this.#typing);
    this.#field.type(text);
    this.#typing = setTimeout(
      () => void this.#field.tell(this.#say({ search: text.trim() }, 'replace')),
      typingMilliseconds,
    );
    this.#room.set(GOALS_SHOWN);
  }

  protected chooseAgency(agency: string): void {
    this.#room.set(GOALS_SHOWN);
    void this.#say({ agency: agency === '' ? null : agency }, 'step');
  }

  protected showAll(): void {
    void this.#say({ goals: [] }, 'replace');
  }

  protected showMore(): void {
    this.#room.update((room) => room + 3 * GOALS_SHOWN);
  }

  /** What a goal asks, in one line. */
  protected ask(goal: EditableGoal): string {
    return [
      goal.better,
      ...(goal.targetWords === '' ? [] : [goal.targetWords]),
      ...(goal.deadline === null ? [] : [whatIfWords.by(dayWords(goal.deadline))]),
      ...(goal.weight === 1 ? [] : [whatIfWords.counts(goal.weight)]),
    ].join(', ');
  }

  protected toggle(goal: EditableGoal): void {
    this.fault.set(null);
    void this.#say({ goal: this.openGoal()?.id === goal.id ? null : goal.id }, 'replace');
  }

  /** An edit is judged before it becomes part of the address: what makes no sense is said at its field. */
  protected async try(edit: Edit): Promise<void> {
    const next = putEdit(this.edits(), edit, this.#state.original());
    const isLast = next.at(-1) === edit;
    const fault = isLast || next.includes(edit) ? await this.#state.judge(toEnd(next, edit)) : null;
    this.fault.set(fault === null ? null : { field: edit.edit, words: fault });
    if (fault !== null) return;
    const leaves = edit.edit === 'share' || edit.edit === 'retire';
    void this.#say({ changes: writeEdits(next), ...(leaves ? { goal: null, goals: [] } : {}) }, 'step');
    // The goal that was being changed is gone; what became of it is said where the focus goes.
    if (leaves) this.#focusSaid();
  }

  protected adopt(edits: readonly Edit[]): void {
    void this.#say({ changes: writeEdits(edits), goal: null }, 'step');
    this.#focusSaid();
  }

  /** Takes one edit back, and with it those that rest on it. */
  protected async undo(position: number): Promise<void> {
    const kept = await this.#state.possible(this.edits().filter((_, index) => index !== position));
    void this.#say({ changes: writeEdits(kept) }, 'step');
    this.#focusSaid();
  }

  protected undoAll(): void {
    this.fault.set(null);
    void this.#say({ changes: '' }, 'step');
    this.#focusSaid();
  }

  /** What means nothing leaves the address. */
  protected tidy(): void {
    const wrong = new Set((this.outcome()?.faults ?? []).map(({ position }) => position));
    const kept = this.edits().filter((_, index) => !wrong.has(index));
    void this.#say({ changes: writeEdits(kept), ...(this.isGoalUnknown() ? { goal: null } : {}) }, 'replace');
    this.#focusSaid();
  }

  protected share(): void {
    const address = this.#address();
    if (address === null) return;
    const copied = this.#clipboard.copy(
      this.#url.whole({ ...address, goal: null, goals: [], search: '', agency: null }),
    );
    this.shareWords.set(copied ? whatIfWords.copied : whatIfWords.copyFailed);
  }

  protected goTo(id: string): void {
    const target = this.#element.nativeElement.querySelector<HTMLElement>(`#${id}`);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }

  #focusSaid(): void {
    afterNextRender(() => this.said()?.nativeElement.focus({ preventScroll: true }), { injector: this.#injector });
  }

  async #say(change: Partial<Omit<WhatIfAddress, 'page'>>, how: 'step' | 'replace'): Promise<void> {
    const address = this.#address();
    if (address !== null) await this.#url.go({ ...address, ...change }, how);
  }
}

/** The same list with one edit at its end, where the one who judges it looks. */
function toEnd(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  return [...edits.filter((one) => one !== edit), edit];
}

/** A part of a link may be of any length. */
function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
