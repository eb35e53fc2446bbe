import type { Locator, Page } from '@playwright/test';
import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** The person's journey: the home of a place. */
export class JourneyPage extends Frame {
  /** The same content as the drawn line, as a list in order. */
  readonly steps: Locator;

  constructor(page: Page) {
    super(page);
    this.steps = page.getByRole('list', { name: /step by step/i }).getByRole('listitem');
  }

  async open(place: string, asOf?: string): Promise<void> {
    await this.page.goto(addressOf.journey(place, asOf));
    await this.isSettled();
  }

  /** A headline, as the link that opens its conflict. */
  headline(sentence: string | RegExp): Locator {
    return this.main.getByRole('link', { name: sentence }).first();
  }
}
