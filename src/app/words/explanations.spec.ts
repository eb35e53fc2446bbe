import { toMethodLinks } from '#domain/presentation/methods/to-methods-view';
import { routes } from '#app/shell/routes';
import { readAddress } from '#app/url/read-address';
import { explanations } from './explanations.ts';

describe('the explanation of a page', () => {
  it('exists for every page that an address can lead to', () => {
    const pages = routes.map(
      ({ path }) => readAddress(`/${(path ?? '').replaceAll(/:\w+/g, 'X1').replace('**', 'nowhere')}`).page,
    );
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      expect(explanations[page]).withContext(page).toBeDefined();
      expect(explanations[page].question)
        .withContext(page)
        .toMatch(/^[A-Z].*\?$/);
      expect(explanations[page].figures).withContext(page).toMatch(/\.$/);
    }
  });

  it('leads only to methods there are', () => {
    const anchors = toMethodLinks().map(({ anchor }) => anchor);
    const asked = Object.values(explanations).flatMap(({ methods }) => methods.map(([anchor]) => anchor));
    expect(asked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('names each mark once', () => {
    for (const { marks } of Object.values(explanations)) {
      expect(new Set(marks.map(([mark]) => mark)).size).toBe(marks.length);
    }
  });
});
