import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The measures of a place as its board reads them. */
export class MeasuresPage extends Frame {
  readonly table: Locator;

  constructor(page: Page) {
    super(page);
    this.table = page.getByRole('table', { name: /measures of this place/i });
  }

  async open(place: string, asOf: string): Promise<void> {
    await this.page.goto(`/places/${place}/measures?asOf=${asOf}`);
    await this.isSettled();
  }

  /** The line of one measure. */
  row(name: string | RegExp): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }
}
