import type { Locator, Page } from '@playwright/test';

/** The screens about people, by what they say. */
export class PeoplePages {
  readonly email: Locator;
  readonly password: Locator;
  readonly newPassword: Locator;
  readonly name: Locator;
  readonly signOut: Locator;
  readonly dialog: Locator;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main');
    this.email = main.getByLabel('E-mail address');
    this.password = main.getByRole('textbox', { name: /^Password/ });
    this.newPassword = main.getByLabel(/^A new password/);
    this.name = main.getByLabel(/^Your name/);
    this.signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    this.dialog = page.getByRole('dialog', { name: 'Sign in again' });
  }

  /** The row of somebody in the table of people. */
  row(name: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }
}
