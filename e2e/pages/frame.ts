import type { Locator, Page } from '@playwright/test';

/** What stands around every page: the heading that answers its question, the day, the banner for problems. */
export class Frame {
  readonly heading: Locator;
  readonly main: Locator;
  readonly skipLink: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.skipLink = page.getByRole('link', { name: 'Skip to the main content' });
  }

  /** The button that shows the day we look from and opens its menu. */
  asAt(day: string): Locator {
    return this.page.getByRole('button', { name: `as at ${day}` }).first();
  }

  /** Waits until the page has said its heading and nothing is loading any more. */
  async isSettled(): Promise<void> {
    await this.heading.waitFor();
    await this.page.waitForLoadState('networkidle');
    await this.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    // A reader who touches the page has all of it.
    await this.page.keyboard.press('Shift');
    await this.page.waitForFunction(() => document.querySelector('[data-undrawn]') === null);
  }

  /** The words of the heading as they are seen: a narrow screen shows a shorter form of the same. */
  async title(): Promise<string> {
    return (await this.heading.innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Words that can be seen, wherever else they also stand for a screen reader. */
  seen(words: string | RegExp): Locator {
    return this.main.getByText(words).filter({ visible: true }).first();
  }
}
