import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VersionsView, VersionView } from '#domain/contract/uploads-view';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { UploadsClient } from '#app/data/uploads/uploads-client';
import { dayWords } from '#domain/presentation/day-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';
import { momentWords } from '#app/ui/moment-words/moment-words';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { uploadWords } from '#app/words/upload-words';

/** Every version of one figure, and which of them a board saw on a day. */
@Component({
  selector: 'cm-figure-page',
  imports: [FormProblem, PageTitle, RouterLink],
  templateUrl: './figure-page.html',
  styleUrl: './uploads-screen.scss',
})
export class FigurePage {
  protected readonly words = uploadWords;
  protected readonly momentWords = momentWords;
  protected readonly dayWords = dayWords;
  readonly #client = inject(UploadsClient);
  readonly #url = inject(UrlState);
  protected readonly address = computed(() => {
    const address = this.#url.address();
    return address.page === 'figure' ? address : null;
  });
  protected readonly view = signal<VersionsView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly historyLink = this.#url.link({ page: 'batches', asOf: null });
  protected readonly title = computed(() => {
    const view = this.view();
    return view === null ? uploadWords.figure.documentTitle : uploadWords.figure.title(view.versions.length);
  });
  /** The version that stood at the end of the day we look from; null when none did. */
  protected readonly stood = computed(
    () => this.view()?.versions.findLast(({ supersededAt }) => supersededAt === null) ?? null,
  );

  constructor() {
    effect(() => {
      const address = this.address();
      if (address !== null) void this.#read(address);
    });
  }

  protected look(event: Event, day: string): void {
    event.preventDefault();
    const address = this.address();
    if (address !== null) void this.#url.go({ ...address, knownAt: day === '' ? null : day }, 'step');
  }

  protected valueOf(version: VersionView): string {
    return version.value === null
      ? `${uploadWords.figure.missing} (${(version.missing ?? '').replaceAll('-', ' ')})`
      : version.value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  }

  async #read(address: { measure: string; area: string; period: string; knownAt: string | null }): Promise<void> {
    this.problem.set(null);
    try {
      const { measure, area, period, knownAt } = address;
      const at = knownAt === null ? null : `${knownAt}T23:59:59.999Z`;
      this.view.set(await this.#client.versions(measure, area, period, at));
    } catch (fault) {
      this.problem.set(toProblem(fault));
    }
  }
}
