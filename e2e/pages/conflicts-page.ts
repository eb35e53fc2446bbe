import type { Locator, Page } from '@playwright/test';
import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** All conflicts of a place: searched, narrowed, put in order, or drawn as the links they run along. */
export class ConflictsPage extends Frame {
  readonly search: Locator;
  readonly order: Locator;
  /** How many are shown of how many. */
  readonly count: Locator;
  readonly chips: Locator;
  readonly diagram: Locator;
  /** The same links as a list. */
  readonly links: Locator;
  readonly download: Locator;

  constructor(page: Page) {
    super(page);
    this.search = page.getByRole('searchbox', { name: 'Search' });
    this.order = page.getByRole('combobox', { name: 'Order' });
    this.count = page.getByRole('status').filter({ hasText: /\d shown/ });
    this.chips = page.getByRole('list', { name: 'Narrowed to' }).getByRole('button', { name: /^Remove/ });
    this.diagram = page.getByRole('region', { name: 'Influence diagram' });
    this.links = page.getByRole('list', { name: 'The same links as a list' });
    this.download = page.getByRole('link', { name: /as a table \(CSV\)/ });
  }

  async open(place: string, asOf?: string, query = ''): Promise<void> {
    await this.page.goto(`${addressOf.conflicts(place, asOf)}${query}`);
    await this.isSettled();
  }

  /** The button that opens the list of one filter. */
  filter(name: string): Locator {
    return this.main.locator('summary').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
  }

  choice(name: RegExp): Locator {
    return this.page.getByRole('checkbox', { name });
  }

  /** Sentences of the conflicts, in the order shown, without those that help. */
  async sentences(): Promise<string[]> {
    return (
      this.main
        .getByRole('region', { name: /^(Observed|Declared|Believed)/ })
        // A card also links its kind and its organisations.
        .locator('.sentence a')
        .evaluateAll((links) => links.map((link) => link.textContent.replace(/\s+/g, ' ').trim()))
    );
  }
}
