import type { Locator, Page } from '@playwright/test';
import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** Choose a place: a search box and a map of England. */
export class ChooserPage extends Frame {
  readonly search: Locator;
  readonly suggestions: Locator;

  constructor(page: Page) {
    super(page);
    this.search = page.getByRole('combobox', { name: /find your place/i });
    this.suggestions = page.getByRole('option');
  }

  async open(asOf?: string): Promise<void> {
    await this.page.goto(addressOf.chooser(asOf));
    await this.isSettled();
  }
}
