import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** A page that belongs to no place: who is held to what, how it is found, what it rests on, what words mean. */
export class ReferencePage extends Frame {
  readonly search: Locator;
  /** The links at the foot of every page. */
  readonly foot: Locator;
  /** How many things are shown of how many. */
  readonly count: Locator;

  constructor(page: Page) {
    super(page);
    this.search = page.getByRole('searchbox', { name: /search/i });
    this.foot = page.getByRole('contentinfo');
    this.count = this.main.getByRole('status').filter({ hasText: /shown|fits|No word/ });
  }

  async open(name: 'framework' | 'methods' | 'sources' | 'glossary', query = ''): Promise<void> {
    await this.page.goto(`/${name}${query}`);
    await this.isSettled();
  }

  /** A choice that narrows the list. */
  choice(name: string | RegExp): Locator {
    return this.main.getByRole('combobox', { name });
  }

  section(name: string | RegExp): Locator {
    return this.main.getByRole('region', { name });
  }
}
