import { expect, test } from '@playwright/test';
import type { FrameworkView } from '../../src/domain/contract/framework-view.ts';
import type { MethodsView } from '../../src/domain/contract/methods-view.ts';
import type { SourcesView } from '../../src/domain/contract/sources-view.ts';
import { redcar } from '../pages/address-of.ts';
import { JourneyPage } from '../pages/journey-page.ts';
import { ReferencePage } from '../pages/reference-page.ts';

test('the foot of a page leads to what stands behind it, on the same day', async ({ page }) => {
  const journey = new JourneyPage(page);
  await journey.open(redcar.code, redcar.asOf);
  const reference = new ReferencePage(page);
  await reference.foot.getByRole('link', { name: 'Framework' }).click();
  await expect(page).toHaveURL(/\/framework\?asOf=2018-03-31/);
  await expect(reference.heading).toContainText(`On ${redcar.asOfWords}`);
  await reference.foot.getByRole('link', { name: 'Methods' }).click();
  await expect(page).toHaveURL(/\/methods\?asOf=2018-03-31/);
  await page.goBack();
  await expect(reference.heading).toContainText(`On ${redcar.asOfWords}`);
});

test('someone finds who is held to a measure, and the link brings the search back', async ({ page, request }) => {
  const view = (await (await request.get('/api/framework?asOf=2018-03-31')).json()) as FrameworkView;
  const measures = view.areas.flatMap((area) => area.concepts.flatMap((concept) => concept.measures));
  const held = measures.find((measure) => measure.heldTo.some((one) => one.target !== null));
  if (held === undefined) throw new Error('somebody is held to a target that day');
  const reference = new ReferencePage(page);
  await reference.open('framework', '?asOf=2018-03-31');
  await reference.search.fill(held.name);
  await expect(page).toHaveURL(/search=/);
  await page.reload();
  await expect(reference.search).toHaveValue(held.name);
  await expect(reference.main).toContainText(held.heldTo[0]?.who ?? '');
  await expect(reference.main).toContainText(held.heldTo[0]?.footing ?? '');
});

test('a search that fits nothing says so and can be undone', async ({ page }) => {
  const reference = new ReferencePage(page);
  await reference.open('framework', '?asOf=2018-03-31&search=zzzz');
  await expect(reference.count).toContainText('No measure fits');
  await reference.main.getByRole('button', { name: 'Show all in use' }).click();
  await expect(reference.count).toContainText(/All \d+ measures shown/);
});

test('every method shows the example that the server worked out', async ({ page, request }) => {
  const view = (await (await request.get('/api/methods')).json()) as MethodsView;
  const reference = new ReferencePage(page);
  await reference.open('methods');
  for (const method of [...view.kinds, ...view.shared]) {
    const section = reference.section(method.name).first();
    const found = method.examples.flatMap((example) => example.found);
    const told = [method.asks, ...found.flatMap(({ label, value }) => [label, value])];
    const missing = async (): Promise<string[]> => {
      const shown = await section.innerText();
      return told.filter((text) => !shown.includes(text));
    };
    await expect.poll(missing, method.name).toEqual([]);
  }
});

test('a link to a kind leads to its rule', async ({ page }) => {
  const reference = new ReferencePage(page);
  await reference.open('methods', '#attribution');
  await expect(reference.main.getByRole('heading', { name: 'A total split by blame' })).toBeInViewport();
});

test('every publication shows its newest figure, and a licence nobody confirmed is marked so', async ({
  page,
  request,
}) => {
  const view = (await (await request.get('/api/sources')).json()) as SourcesView;
  const reference = new ReferencePage(page);
  await reference.open('sources');
  for (const dataset of view.datasets)
    await expect(reference.main.getByRole('heading', { name: dataset.title })).toBeVisible();
  const doubtful = view.datasets.filter((dataset) => !dataset.licenceConfirmed).length;
  await expect(reference.main.getByText('licence not confirmed', { exact: true })).toHaveCount(doubtful);
  await reference.choice('Kind').selectOption('parliament');
  await expect(page).toHaveURL(/kind=parliament/);
  await expect(reference.count).toContainText(`of ${view.sources.length} sources shown`);
});

test('a word is looked up', async ({ page }) => {
  const reference = new ReferencePage(page);
  await reference.open('glossary');
  await reference.search.fill('echo');
  await expect(reference.main.getByText('root and echo')).toBeVisible();
  await expect(page).toHaveURL(/search=echo/);
});
