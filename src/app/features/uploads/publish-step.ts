import { Component, computed, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { PreviewView, UploadView } from '#domain/contract/uploads-view';
import type { PublicationChoice } from '#app/data/uploads/uploads-client';
import { uploadWords } from '#app/words/upload-words';

/** What is about to be published, to be looked at once more, and how: final or not, now or later, all of it or the good lines. */
@Component({
  selector: 'cm-publish-step',
  templateUrl: './publish-step.html',
  styleUrl: './uploads-screen.scss',
})
export class PublishStep {
  readonly upload = input.required<UploadView>();
  readonly preview = input.required<PreviewView>();
  readonly isWorking = input(false);
  readonly published = output<PublicationChoice>();

  protected readonly words = uploadWords;
  private readonly at = viewChild<ElementRef<HTMLInputElement>>('at');
  protected readonly isFinal = signal(true);
  protected readonly isLater = signal(false);
  protected readonly time = signal('');
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
