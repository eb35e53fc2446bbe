import {
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { PreviewView, UploadView } from '#domain/contract/uploads-view';
import { keepDraft, recallDraft } from '#app/data/drafts/kept-draft';
import type { PublicationChoice } from '#app/data/uploads/uploads-client';
import { type CountedAs, uploadWords } from '#app/words/upload-words';

interface Choices {
  readonly isFinal: boolean;
  readonly isLater: boolean;
  readonly time: string;
}

/** What is about to be published, to be looked at once more, and how: final or not, now or later, all of it or the good lines. */
@Component({
  selector: 'cm-publish-step',
  templateUrl: './publish-step.html',
  styleUrl: './uploads-screen.scss',
})
export class PublishStep {
  readonly upload = input.required<UploadView>();
  readonly preview = input.required<PreviewView>();
  readonly countedAs = input.required<CountedAs>();
  readonly isWorking = input(false);
  /** Name under which what is chosen and not sent is kept; empty: nowhere. */
  readonly draft = input('');
  readonly published = output<PublicationChoice>();

  protected readonly words = uploadWords;
  private readonly at = viewChild<ElementRef<HTMLInputElement>>('at');
  readonly #kept = computed(() => recallChoices(this.draft()));
  protected readonly isFinal = linkedSignal(() => this.#kept()?.isFinal ?? true);
  protected readonly isLater = linkedSignal(() => this.#kept()?.isLater ?? false);
  protected readonly time = linkedSignal(() => this.#kept()?.time ?? '');
  protected readonly lacksTime = signal(false);

  /** Goals are neither provisional nor final, and replace nobody's figures. */
  protected readonly isGoals = computed(() => this.preview().goals !== undefined);
  protected readonly measures = computed(() =>
    this.preview()
      .measures.map(({ name, figures }) => `${name} (${uploadWords.number(figures)})`)
      .join('; '),
  );
  protected readonly replaces = computed(
    () =>
      this.preview()
        .replaces.map(({ name }) => name)
        .join('; ') || uploadWords.publish.nobody,
  );

  constructor() {
    effect(() => {
      const choices: Choices = { isFinal: this.isFinal(), isLater: this.isLater(), time: this.time() };
      if (this.draft() !== '') keepDraft(`${this.draft()}-publish`, choices);
    });
  }

  protected publish(goodRowsOnly: boolean): void {
    const at = this.isLater() ? new Date(this.time()) : null;
    this.lacksTime.set(at !== null && Number.isNaN(at.getTime()));
    if (this.lacksTime()) {
      this.at()?.nativeElement.focus();
      return;
    }
    this.published.emit({
      previewDigest: this.preview().digest,
      goodRowsOnly,
      finality: this.isFinal() ? 'final' : 'provisional',
      publishAt: at === null ? null : at.toISOString(),
    });
  }
}

/** What was chosen and not sent. Anything else under that name is nothing. */
function recallChoices(draft: string): Choices | null {
  const kept = draft === '' ? null : recallDraft(`${draft}-publish`);
  if (typeof kept !== 'object' || kept === null) return null;
  if (!('isFinal' in kept) || !('isLater' in kept) || !('time' in kept)) return null;
  const { isFinal, isLater, time } = kept;
  if (typeof isFinal !== 'boolean' || typeof isLater !== 'boolean' || typeof time !== 'string') return null;
  return { isFinal, isLater, time };
}
