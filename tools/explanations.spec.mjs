import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explanations } from '../src/app/words/explanations.ts';
import { root } from './ensure-ready.mjs';

/** Where the screen of each kind of page is drawn. */
const screens = {
  choose: 'choose-place/choose-place-page',
  journey: 'journey/journey-page',
  step: 'step/step-page',
  seam: 'seam/seam-page',
  compare: 'compare/compare-page',
  'through-time': 'through-time/through-time-page',
  'what-if': 'what-if/what-if-page',
  agencies: 'agencies/agencies-page',
  agency: 'agency/agency-page',
  conflicts: 'conflicts/conflicts-page',
  conflict: 'conflict/conflict-page',
  measures: 'measures/measures-page',
  measure: 'measure/measure-page',
  framework: 'reference/framework-page',
  methods: 'reference/methods-page',
  sources: 'reference/sources-page',
  glossary: 'reference/glossary-page',
  'outside-sources': 'outside-sources/outside-sources-page',
  'sign-in': 'people/sign-in-page',
  'set-up': 'people/set-up-page',
  invitation: 'people/invitation-page',
  account: 'people/account-page',
  people: 'people/people-page',
  uploads: 'uploads/uploads-page',
  upload: 'uploads/upload-page',
  batches: 'uploads/batches-page',
  batch: 'uploads/batch-page',
  figure: 'uploads/figure-page',
  unknown: 'not-found/not-found-page',
};

/** Drawings that mean something of their own: whoever meets one has to be able to look up what it says. */
const drawings = [
  ...['cm-number-ring', 'cm-severity-bars', 'cm-kind-glyph', 'cm-domain-mark', 'cm-target-mark', 'cm-seam-mark'],
  ...['cm-alignment-swatch', 'cm-balance-bar', 'cm-spark-line', 'cm-time-bar', 'cm-sure-line', 'cm-counts-sum'],
  ...['cm-hex-map', 'cm-journey-line', 'cm-influence-diagram', 'cm-series-figure'],
];

const read = (path) => readFileSync(join(root, path), 'utf8');

/** The file of each component, by the name its templates are written with. */
const componentFiles = new Map(
  globSync('src/app/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.spec.ts'))
    .flatMap((path) => [...read(path).matchAll(/selector: '(cm-[a-z-]+)'/g)].map(([, name]) => [name, path])),
);

/** Every component that a screen draws, itself or by what it draws. */
function drawnBy(path, found = new Set()) {
  const source = read(path);
  const template = /templateUrl: '\.\/([^']+)'/.exec(source)?.[1];
  const text = template === undefined ? source : read(join(dirname(path), template));
  for (const [, name] of text.matchAll(/<(cm-[a-z-]+)/g)) {
    if (found.has(name)) continue;
    found.add(name);
    const file = componentFiles.get(name);
    if (file !== undefined) drawnBy(file, found);
  }
  return found;
}

describe('the explanations of the pages', () => {
  it('are of every kind of page there is', () => {
    expect(Object.keys(screens).sort()).toEqual(Object.keys(explanations).sort());
    for (const screen of Object.values(screens))
      expect(existsSync(join(root, fileOf(screen))))
        .withContext(screen)
        .toBe(true);
  });

  for (const [page, screen] of Object.entries(screens)) {
    it(`say what each drawing of this page means, and speak of none that is not there: ${page}`, () => {
      const drawn = [...drawnBy(fileOf(screen))].filter((name) => drawings.includes(name)).sort();
      const explained = new Set(explanations[page].marks.map(([, , drawing]) => drawing).filter(Boolean));
      expect([...explained].sort()).toEqual(drawn);
    });
  }
});

function fileOf(screen) {
  return `src/app/features/${screen}.ts`;
}
