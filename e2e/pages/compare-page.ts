import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** Places side by side. */
export class ComparePage extends Frame {
  readonly about: Locator;
  readonly measures: Locator;
  readonly box: Locator;
  readonly chart: Locator;

  constructor(page: Page) {
    super(page);
    this.about = page.getByRole('region', { name: 'Places side by side' }).getByRole('table');
    this.measures = page.getByRole('region', { name: 'Measures side by side' }).getByRole('table');
    this.box = page.getByRole('combobox', { name: /add a place/i });
    this.chart = page.getByRole('region', { name: /^Table: / }).getByRole('table');
  }

  async open(query: string): Promise<void> {
    await this.page.goto(`/compare?${query}`);
    await this.isSettled();
  }
}
