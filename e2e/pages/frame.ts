import { expect, type Locator, type Page } from '@playwright/test';
import { nextFrames } from './next-frames.ts';

/** What stands around every page: the heading that answers its question, the day, the banner for problems. */
export class Frame {
  readonly heading: Locator;
  readonly main: Locator;
  readonly skipLink: Locator;
  /** The menu of days, while it is open. */
  readonly days: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.days = page.getByRole('group', { name: 'Which day do we look from?' });
    this.skipLink = page.getByRole('link', { name: 'Skip to the main content' });
  }

  /** The button that shows the day we look from and opens its menu. */
  asAt(day: string): Locator {
    return this.page.getByRole('button', { name: `as at ${day}` }).first();
  }

  /**
   * Waits until the page has said its own heading and all of it is drawn. The words that the server sends ahead of it, and the shapes
   * that keep its place, are no page yet: what is read or pressed there is lost.
   */
  async isSettled(): Promise<void> {
    await this.main.getByRole('heading', { level: 1 }).waitFor();
    await this.page.waitForLoadState('networkidle');
    await this.page.waitForFunction(
      () => document.querySelector('#first-words') === null && document.querySelector('[aria-busy="true"]') === null,
    );
    // A reader who touches the page has all of it, in the frame after.
    await this.page.keyboard.press('Shift');
    await nextFrames(this.page);
    await this.page.waitForFunction(() => document.querySelector('[data-undrawn], [aria-busy="true"]') === null);
  }

  /** Waits until the page answers to its shortcuts and fits its paper: it says so at the button that a shortcut stands for. */
  async listens(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Go to a place, measure/ })).toHaveAttribute(
      'aria-keyshortcuts',
      /Control\+K/,
    );
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
