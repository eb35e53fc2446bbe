import type { Locator, Page } from '@playwright/test';
import { Frame } from './frame.ts';

/** What other goals would change at a place. */
export class WhatIfPage extends Frame {
  readonly said: Locator;
  readonly chips: Locator;
  readonly index: Locator;
  readonly gone: Locator;

  constructor(page: Page) {
    super(page);
    const result = page.getByRole('region', { name: 'What would change' });
    this.said = result.getByRole('status').first();
    this.chips = page.getByRole('region', { name: 'What you changed' }).getByRole('button', { name: /^Undo: / });
    this.index = page.getByRole('region', { name: 'Alignment index' }).getByRole('row', { name: /^Index/ });
    this.gone = page.getByRole('region', { name: /conflicts? gone$/ });
  }

  async open(place: string, query: string): Promise<void> {
    await this.page.goto(`/places/${place}/what-if?${query}`);
    await this.isSettled();
  }

  /** The button that opens the editor of a goal. */
  change(goal: RegExp): Locator {
    return this.main.getByRole('button', { name: goal });
  }

  /** Presses Tab until an element has the focus, as somebody without a mouse does. */
  async tabTo(target: Locator, most = 120): Promise<void> {
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('Tab never reached it.');
  }
}
