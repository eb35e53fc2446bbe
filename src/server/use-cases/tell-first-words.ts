import type { ConflictView } from '#domain/contract/conflict-view';
import type { JourneyView } from '#domain/contract/journey-view';
import type { PlacesView } from '#domain/contract/places-view';
import { tellMap } from '#domain/presentation/tell-map';

/** What a page begins with, in words: they stand in the first answer, so that it can be read before any script runs. */
interface FirstWords {
  /** Above the heading, each a line of its own. */
  readonly above: readonly string[];
  readonly heading: string;
  /** In place of the heading on a narrow screen. */
  readonly shortHeading: string;
  readonly lead: string;
  /** The first conflict's sentence and its label, at the foot of a narrow screen; empty when there is none. */
  readonly sheet: readonly string[];
}

const nothing: FirstWords = { above: [], heading: '', shortHeading: '', lead: '', sheet: [] };

/** A page that has first words: its address, what its place in the theme is called, and its words, from the answer it asks for. */
interface BeginningPage {
  readonly address: RegExp;
  readonly kind: string;
  readonly tell: (answer: string) => FirstWords;
}

const PAGES: readonly BeginningPage[] = [
  {
    address: /^\/$/,
    kind: 'choose',
    tell: (answer) => {
      const view = JSON.parse(answer) as PlacesView;
      const heading = tellMap(view.places) ?? '';
      return { ...nothing, heading, shortHeading: heading, lead: view.sentence };
    },
  },
  {
    address: /^\/places\/[^/]+$/,
    kind: 'journey',
    tell: (answer) => {
      const view = JSON.parse(answer) as JourneyView;
      const [first] = view.headlines;
      const sheet = first === undefined ? [] : [first.hereWords, first.sentence, first.labels[0] ?? ''];
      return { ...nothing, heading: view.title, shortHeading: view.shortTitle, lead: view.lead, sheet };
    },
  },
  {
    address: /^\/places\/[^/]+\/conflicts\/[^/]+$/,
    kind: 'conflict',
    tell: (answer) => {
      const { about, card } = JSON.parse(answer) as ConflictView;
      return { ...nothing, above: [about, card.labels[0] ?? ''], heading: card.sentence, shortHeading: card.sentence };
    },
  },
];

/** Only for a page with first words is it worth waiting for an answer before the page is sent. @param path as in the address bar */
export function hasFirstWords(path: string): boolean {
  return PAGES.some(({ address }) => address.test(path));
}

/**
 * The first words of a page as it holds them, marked for the place where the page will draw them; nothing for a page that has none.
 * @param path of the page, as in the address bar
 * @param answer the body of its first answer, as sent
 */
export function tellFirstWords(path: string, answer: string): string {
  const page = PAGES.find(({ address }) => address.test(path));
  return page === undefined ? '' : draw(page.kind, page.tell(answer));
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
  const sheet = words.sheet.map((text, index) => line('p', index === 1 ? 'sentence' : 'soft', text)).join('');
  return (
    `<div id="first-words" class="page first-words ${kind}">` +
    (words.above.length === 0
      ? ''
      : `<div class="above">${words.above.map((text, index) => line('p', index === 0 ? 'about soft' : 'review', text)).join('')}</div>`) +
    heading +
    line('p', 'lead soft', words.lead) +
    (sheet === '' ? '' : `<div class="sheet">${sheet}</div>`) +
    '</div>'
  );
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
