import { expect, type Locator, type Page } from '@playwright/test';

/** The screens of whoever brings figures in, by what they say. */
export class UploadPages {
  readonly chooser: Locator;
  readonly check: Locator;
  readonly goOn: Locator;
  readonly publish: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly receipt: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    // Asked for only while one is awaited, the browser may hear of it after the key, and then nothing opens.
    page.on('filechooser', () => undefined);
    this.chooser = page.getByLabel('Choose a file');
    this.check = page.getByRole('button', { name: /check the file$/ });
    this.goOn = page.getByRole('link', { name: /go on to Publish$/i });
    this.publish = page.getByRole('button', { name: /^Publish / });
    this.undo = page.getByRole('button', { name: /^Undo/ });
    this.redo = page.getByRole('button', { name: 'Publish it again' });
    this.receipt = page.getByRole('heading', { name: 'Receipt' });
  }

  /** Goes to a target and presses it, once it can be pressed: the focus does not come to what is still at work. */
  async press(target: Locator): Promise<void> {
    await expect(target).toBeEnabled();
    await target.focus();
    await expect(target).toBeFocused();
    await this.page.keyboard.press('Enter');
  }

  /** Chooses a file with the keyboard. */
  async choose(name: string, text: string): Promise<void> {
    await this.chooser.focus();
    await expect(this.chooser).toBeFocused();
    const asked = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Enter');
    await (await asked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }
}
