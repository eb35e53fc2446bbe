import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** The conflicts of a place by year. */
export class ThroughTimePage extends Frame {
  readonly drawn: Locator;
  readonly said: Locator;

  constructor(page: Page) {
    super(page);
    this.drawn = page.getByRole('region', { name: 'Conflicts by year, drawn' });
    this.said = page.getByRole('region', { name: 'Conflicts by year, in words' });
  }

  async open(place: string, query: string): Promise<void> {
    await this.page.goto(`/places/${place}/through-time?${query}`);
    await this.isSettled();
  }

  /** What each cell of each line says, drawn or in words; a drawn cell says it in its name, after the conflict and the day. */
  async cells(of: 'drawn' | 'said'): Promise<string[][]> {
    const lines = await this[of].getByRole('row').all();
    const read = await Promise.all(
      lines.map(async (line) =>
        line.getByRole('cell').evaluateAll((cells) =>
          cells.map((cell) => {
            const link = cell.querySelector('a');
            const text = link?.getAttribute('aria-label')?.replace(/^.*\d{4}: /, '') ?? cell.textContent;
            return text.replace(/\s+/g, ' ').trim();
          }),
        ),
      ),
    );
    return read.filter((cells) => cells.length > 0);
  }
}
