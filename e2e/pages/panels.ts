import { expect, type Locator } from '@playwright/test';
import { Frame } from './frame.ts';
import { nextFrames } from './next-frames.ts';

/** What can lie over any page: going to a name, the explanation, the shortcuts, the tour. */
export class Panels extends Frame {
  readonly finder: Locator = this.page.getByRole('dialog', { name: 'Go to' });
  readonly box: Locator = this.finder.getByRole('combobox');
  readonly options: Locator = this.finder.getByRole('option');
  readonly chosen: Locator = this.finder.getByRole('option', { selected: true });
  readonly explanation: Locator = this.page.getByRole('dialog', { name: 'About this page' });
  readonly shortcuts: Locator = this.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  readonly tour: Locator = this.page.getByRole('dialog').filter({ hasText: /Tour, \d of \d/ });
  readonly crumbs: Locator = this.page.getByRole('navigation', { name: 'Where this page stands' });

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.isSettled();
    await this.listens();
  }

  /** Leaves a panel by Escape, and waits until the page listens again: a dialog says that it is closed a moment after it is gone. */
  async leave(panel: Locator): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await nextFrames(this.page);
  }

  /** Presses a shortcut and waits for its panel. */
  async press(keys: string, panel: Locator): Promise<void> {
    await this.listens();
    for (const key of keys.split(' ')) await this.page.keyboard.press(key);
    await panel.waitFor();
  }
}
