import type { AgenciesView } from '#domain/contract/agencies-view';
import type { AgencyView } from '#domain/contract/agency-view';
import type { CompareView } from '#domain/contract/compare-view';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import type { FrameworkView } from '#domain/contract/framework-view';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { JourneyView } from '#domain/contract/journey-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import type { PlacesView } from '#domain/contract/places-view';
import type { SourcesView } from '#domain/contract/sources-view';
import type { ThroughTimeView } from '#domain/contract/through-time-view';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import { openings } from '#domain/presentation/openings';
import { ownNames } from '#domain/presentation/own-names';
import { pageNames } from '#domain/presentation/page-names';
import { tellMap } from '#domain/presentation/tell-map';

/** What stands below a heading; the theme sets each as its page does. */
type LineName = 'lead' | 'standing' | 'note' | 'voice' | 'review-line' | 'card';

/** What a page begins with, in words: they stand in the first answer, so that it can be read before any script runs. */
interface FirstWords {
  /** The way to the page from all places; the last is the page itself. Empty where it has none. */
  readonly way: readonly string[];
  /** Above the heading, each a line of its own. */
  readonly above: readonly string[];
  readonly heading: string;
  /** In place of the heading on a narrow screen. */
  readonly shortHeading: string;
  readonly lines: readonly (readonly [name: LineName, text: string])[];
  /** The first conflict's sentence and its label, at the foot of a narrow screen; empty when there is none. */
  readonly sheet: readonly string[];
  /** The first words of a glossary and what they mean, as a narrow screen begins with them. */
  readonly entries: GlossaryView['sections'][number]['entries'];
}

/** A page that has first words: its address, what its place in the theme is called, and its words, from the answer it asks for. */
interface BeginningPage {
  readonly address: RegExp;
  readonly kind: string;
  readonly tell: (answer: string) => FirstWords;
}

/** So many entries of a glossary fill the screen of a phone. */
const ENTRIES = 5;

/** @param reviewLine what is said of conflicts that nobody has reviewed; null where none is shown */
const begin = (
  heading: string,
  leads: readonly string[] = [],
  reviewLine: string | null | undefined = null,
): FirstWords => ({
  way: [],
  above: [],
  heading,
  shortHeading: heading,
  lines: [...leads.map((text) => ['lead', text] as const), ['review-line', reviewLine ?? '']],
  sheet: [],
  entries: [],
});

/** A page of a place: below its heading what it says, above it the way to it. */
const beginBelow = (
  { place }: { readonly place: { readonly name: string } },
  names: readonly string[],
  words: FirstWords,
): FirstWords => ({ ...words, way: [pageNames.places, place.name, ...names] });

const read = <View>(tell: (view: View) => FirstWords): ((answer: string) => FirstWords) => {
  return (answer) => tell(JSON.parse(answer) as View);
};

const PAGES: readonly BeginningPage[] = [
  {
    address: /^\/$/,
    kind: 'choose',
    tell: read<PlacesView>(({ places, sentence }) => begin(tellMap(places) ?? '', [sentence])),
  },
  {
    address: /^\/places\/[^/]+$/,
    kind: 'journey',
    tell: read<JourneyView>((view) => {
      const [first] = view.headlines;
      const sheet = first === undefined ? [] : [first.hereWords, first.sentence, first.labels[0] ?? ''];
      return { ...begin(view.title, [view.lead]), shortHeading: view.shortTitle, sheet };
    }),
  },
  {
    address: /^\/places\/[^/]+\/conflicts\/[^/]+$/,
    kind: 'of-place conflict',
    tell: read<ConflictView>((view) => {
      const { about, card } = view;
      const words = { ...begin(card.sentence), above: [about, card.labels[0] ?? ''] };
      return beginBelow(view, [pageNames.conflicts, ownNames.conflict(card.number)], words);
    }),
  },
  {
    address: /^\/places\/[^/]+\/conflicts$/,
    kind: 'of-place conflicts',
    tell: read<ConflictsView>((view) => {
      const words = begin(view.title, [view.lead], view.reviewLine);
      return beginBelow(view, [pageNames.conflicts], {
        ...words,
        lines: [...words.lines, ['card', firstListed(view)?.card.sentence ?? '']],
      });
    }),
  },
  {
    address: /^\/places\/[^/]+\/agencies$/,
    kind: 'of-place',
    tell: read<AgenciesView>((view) => beginBelow(view, [pageNames.agencies], begin(view.title, view.lead))),
  },
  {
    address: /^\/places\/[^/]+\/agencies\/[^/]+$/,
    kind: 'of-place agency',
    tell: read<AgencyView>((view) => {
      const [first] = view.presence === 'here' ? view.twoWays : [];
      const words = begin(view.title, view.lead, first?.labels[0]);
      const lines = [...words.lines, ['card', first?.sentence ?? ''] as const];
      return beginBelow(view, [pageNames.agencies, view.agency.name], { ...words, lines });
    }),
  },
  {
    address: /^\/places\/[^/]+\/measures$/,
    kind: 'of-place',
    tell: read<PlaceMeasuresView>((view) => beginBelow(view, [pageNames.measures], begin(view.title, [view.lead]))),
  },
  {
    address: /^\/places\/[^/]+\/measures\/[^/]+$/,
    kind: 'of-place measure',
    tell: read<PlaceMeasureView>((view) => {
      const lines = [['standing', view.standing], ...view.notes.map((note) => ['note', note] as const)] as const;
      return beginBelow(view, [pageNames.measures, view.measure.name], { ...begin(view.title), lines });
    }),
  },
  {
    address: /^\/places\/[^/]+\/steps\/[^/]+$/,
    kind: 'of-place step',
    tell: read<PlaceStepView>((view) => {
      const words = begin(view.title, [view.lead]);
      const voice = view.step.voice === '' ? '' : `“${view.step.voice}”`;
      return beginBelow(view, [view.step.name], { ...words, lines: [['voice', voice], ...words.lines] });
    }),
  },
  {
    address: /^\/places\/[^/]+\/seams\/[^/]+$/,
    kind: 'of-place step seam',
    tell: read<PlaceSeamView>((view) =>
      beginBelow(view, [ownNames.seam(view.from.name, view.to.name)], begin(view.title, [view.handOver])),
    ),
  },
  {
    address: /^\/places\/[^/]+\/what-if$/,
    kind: 'of-place',
    tell: read<WhatIfSent>((view) =>
      beginBelow(view, [pageNames.whatIf], begin(openings.whatIf.heading, [openings.whatIf.lead])),
    ),
  },
  {
    address: /^\/places\/[^/]+\/through-time$/,
    kind: 'of-place',
    tell: read<ThroughTimeView>((view) =>
      beginBelow(view, [pageNames.throughTime], begin(view.title, [view.lead], view.reviewLine)),
    ),
  },
  {
    address: /^\/compare$/,
    kind: 'of-all',
    tell: read<CompareView>(({ title, lead, reviewLine }) => begin(title, [lead], reviewLine)),
  },
  {
    address: /^\/framework$/,
    kind: 'of-all reference',
    tell: read<FrameworkView>(({ sentence, lead }) => begin(sentence, [lead])),
  },
  {
    address: /^\/methods$/,
    kind: 'of-all reference',
    tell: read<MethodsView>(({ sentence, lead }) => begin(sentence, [lead])),
  },
  {
    address: /^\/sources$/,
    kind: 'of-all reference',
    tell: read<SourcesView>(({ sentence, lead }) => begin(sentence, [lead])),
  },
  {
    address: /^\/glossary$/,
    kind: 'of-all reference glossary',
    tell: read<GlossaryView>(({ sentence, sections }) => ({
      ...begin(sentence),
      entries: (sections[0]?.entries ?? []).slice(0, ENTRIES),
    })),
  },
];

/** Pages that begin with the same words for everybody: those on which people sign in and do their own work. */
const FIXED: readonly { readonly address: RegExp; readonly kind: string; readonly words: FirstWords }[] = (
  [
    [/^\/sign-in$/, 'own', openings.signIn],
    [/^\/uploads$/, 'own uploads', openings.uploads],
    [/^\/uploads\/history$/, 'own uploads', openings.history],
    [/^\/account$/, 'own', openings.account],
    [/^\/people$/, 'own', openings.people],
    [/^\/outside-sources$/, 'own', openings.outsideSources],
  ] as const
).map(([address, kind, { heading, lead }]) => ({ address, kind: `of-all ${kind}`, words: begin(heading, [lead]) }));

/** Only for a page with first words is it worth waiting for an answer before the page is sent. @param path as in the address bar */
export function hasFirstWords(path: string): boolean {
  return [...FIXED, ...PAGES].some(({ address }) => address.test(path));
}

/**
 * The first words of a page as it holds them, marked for the place where the page will draw them; nothing for a page that has none.
 * @param path of the page, as in the address bar
 * @param answer the body of its first answer, as sent; null where there is none to ask for
 * @param isNarrowed whether the address asks for more than a page and a day: the beginning of the whole list may not be its beginning
 */
export function tellFirstWords(path: string, answer: string | null, isNarrowed = false): string {
  const fixed = FIXED.find(({ address }) => address.test(path));
  if (fixed !== undefined) return draw(fixed.kind, fixed.words);
  const page = PAGES.find(({ address }) => address.test(path));
  if (page === undefined || answer === null) return '';
  const words = page.tell(answer);
  if (!isNarrowed) return draw(page.kind, words);
  return draw(page.kind, { ...words, entries: [], lines: words.lines.filter(([name]) => name !== 'card') });
}

/** The conflict that stands first in the list as nobody has narrowed it: by what it rests on, then as the headlines are ordered. */
function firstListed({ bases, conflicts }: ConflictsView): ConflictsView['conflicts'][number] | undefined {
  return bases
    .map(({ id }) => conflicts.find(({ basis, contested }) => basis === id && !contested))
    .find((conflict) => conflict !== undefined);
}

function draw(kind: string, words: FirstWords): string {
  const line = (element: string, name: string, text: string): string =>
    text === '' ? '' : `<${element} class="${name}">${escapeText(text)}</${element}>`;
  const heading =
    words.heading === ''
      ? ''
      : words.heading === words.shortHeading
        ? `<h1>${escapeText(words.heading)}</h1>`
        : `<h1>${line('span', 'wide', words.heading)}${line('span', 'narrow', words.shortHeading)}</h1>`;
  const way = words.way.map((name) => line('span', 'crumb', name)).join('');
  const lines = words.lines.map(([name, text]) => line('p', name === 'lead' ? 'lead soft' : name, text)).join('');
  const entries = words.entries
    .map(
      ({ word, also, meaning }) =>
        `<div><dt>${escapeText(word)}${line('span', 'soft small', also ?? '')}</dt><dd>${escapeText(meaning)}</dd></div>`,
    )
    .join('');
  const sheet = words.sheet.map((text, index) => line('p', index === 1 ? 'sentence' : 'soft', text)).join('');
  return (
    `<div id="first-words" class="page first-words ${kind}">` +
    (way === '' ? '' : `<p class="way">${way}</p>`) +
    (words.above.length === 0
      ? ''
      : `<div class="above">${words.above.map((text, index) => line('p', index === 0 ? 'about soft' : 'review', text)).join('')}</div>`) +
    heading +
    lines +
    (entries === '' ? '' : `<dl>${entries}</dl>`) +
    (sheet === '' ? '' : `<div class="sheet">${sheet}</div>`) +
    '</div>'
  );
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
