import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** One measure at one place. */
export class MeasurePage extends Frame {
  readonly provenance: Locator;
  readonly download: Locator;

  constructor(page: Page) {
    super(page);
    this.provenance = page.getByRole('region', { name: 'Where each figure comes from' }).getByRole('table');
    this.download = page.getByRole('link', { name: /download these figures/i });
  }

  async open(place: string, measure: string, asOf: string): Promise<void> {
    await this.page.goto(`/places/${place}/measures/${measure}?asOf=${asOf}`);
    await this.isSettled();
  }
}
