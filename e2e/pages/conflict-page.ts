import type { Locator, Page } from '@playwright/test';
import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** One conflict, whole. */
export class ConflictPage extends Frame {
  readonly compared: Locator;
  readonly seriesTable: Locator;
  readonly chart: Locator;

  constructor(page: Page) {
    super(page);
    this.compared = page.getByRole('region', { name: /what the rule compares/i }).getByRole('table');
    this.seriesTable = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Period' }) });
    this.chart = page.locator('canvas[role="img"]');
  }

  async open(place: string, conflict: string, asOf?: string): Promise<void> {
    await this.page.goto(addressOf.conflict(place, conflict, asOf));
    await this.isSettled();
  }

  /** Chart, Table or Both. */
  show(look: 'Chart' | 'Table' | 'Both'): Locator {
    return this.page.getByRole('radio', { name: look }).or(this.page.getByRole('button', { name: look, exact: true }));
  }

  /** The rows of a table as text, one list of cells a row, headings included. */
  async rowsOf(table: Locator): Promise<string[][]> {
    return table
      .locator('tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
        ),
      );
  }
}
