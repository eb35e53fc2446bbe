import type { Locator, Page } from '@playwright/test';
import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** The organisations of a place: who is held to what, and who pulls against whom. */
export class AgenciesPage extends Frame {
  readonly table: Locator;
  /** What is said of the pair that is chosen, or pulls apart most. */
  readonly pair: Locator;

  constructor(page: Page) {
    super(page);
    this.table = page.getByRole('table', { name: /how they stand to each other/i });
    this.pair = page.getByRole('region', { name: /^(Chosen|The pair that pulls apart most): / });
  }

  async open(place: string, asOf?: string): Promise<void> {
    await this.page.goto(addressOf.agencies(place, asOf));
    await this.isSettled();
  }

  /** The cell of two organisations, whichever stands above. */
  cell(one: string, other: string): Locator {
    return this.table
      .getByRole('button', { name: `${one} and ${other}:` })
      .or(this.table.getByRole('button', { name: `${other} and ${one}:` }));
  }

  /** The cell of one organisation's goals in one domain. */
  goals(agency: string | RegExp, domain: string): Locator {
    return this.table
      .getByRole('button', { name: agency })
      .filter({ hasNotText: 'aligned' })
      .and(this.table.getByRole('button', { name: new RegExp(`, ${domain}: `) }));
  }
}
