import { Component, computed, input, output } from '@angular/core';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import { SeriesFigure, type SeriesFigureLook } from '#app/ui/series-figure/series-figure';
import { uploadWords } from '#app/words/upload-words';

/** What charts and findings would say after publishing, as far as it is worked out. */
@Component({
  selector: 'cm-upload-effects',
  imports: [SeriesFigure],
  templateUrl: './upload-effects.html',
  styleUrl: './upload-effects.scss',
})
export class UploadEffects {
  protected readonly words = uploadWords.effects;
  /** Null: not known yet, or it cannot be had. */
  readonly effects = input.required<UploadEffectsView | null>();
  /** Why it cannot be had; null: it can. */
  readonly problem = input<string | null>(null);
  readonly look = input<SeriesFigureLook>('chart');
  readonly lookChosen = output<SeriesFigureLook>();
  protected readonly isWorking = computed(() => {
    const effects = this.effects();
    return this.problem() === null && (effects === null || effects.state === 'working');
  });
  protected readonly said = computed(() => {
    const effects = this.effects();
    const problem = this.problem();
    if (problem !== null) return problem;
    if (effects === null) return uploadWords.effects.working;
    return effects.state === 'working' && effects.of > 0
      ? uploadWords.effects.progress(effects.done, effects.of)
      : effects.words;
  });
}
