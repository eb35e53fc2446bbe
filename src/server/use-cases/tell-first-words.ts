import type { ConflictView } from '#domain/contract/conflict-view';
import type { JourneyView } from '#domain/contract/journey-view';
import type { PlacesView } from '#domain/contract/places-view';
import { tellMap } from '#domain/presentation/tell-map';

/** What a page begins with, in words: they stand in the first answer, so that it can be read before any script runs. */
export interface FirstWords {
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

/** Has a page first words: only for such a page is it worth waiting for an answer before the page is sent. */
export function hasFirstWords(path: string): boolean {
  return /^\/(?:places\/[^/]+(?:\/conflicts\/[^/]+)?)?$/.test(path);
}

/**
 * The first words of a page, from the answer it will ask for; null for a page that has none.
 * @param path of the page, as in the address bar
 * @param answer the body of its first answer, as sent
 */
export function tellFirstWords(path: string, answer: string): FirstWords | null {
  if (path === '/') {
    const view = JSON.parse(answer) as PlacesView;
    const heading = tellMap(view.places) ?? '';
    return { ...nothing, heading, shortHeading: heading, lead: view.sentence };
  }
  if (/^\/places\/[^/]+$/.test(path)) {
    const view = JSON.parse(answer) as JourneyView;
    const [first] = view.headlines;
    const sheet = first === undefined ? [] : [first.hereWords, first.sentence, first.labels[0] ?? ''];
    return { ...nothing, heading: view.title, shortHeading: view.shortTitle, lead: view.lead, sheet };
  }
  if (/^\/places\/[^/]+\/conflicts\/[^/]+$/.test(path)) {
    const view = JSON.parse(answer) as ConflictView;
    const { sentence } = view.card;
    return { ...nothing, above: [view.about, view.card.labels[0] ?? ''], heading: sentence, shortHeading: sentence };
  }
  return null;
}

/** The words as the page holds them, marked for the place where the page will have them. */
export function drawFirstWords(path: string, words: FirstWords): string {
  const line = (element: string, name: string, text: string): string =>
    text === '' ? '' : `<${element} class="${name}">${escapeText(text)}</${element}>`;
  const kind = path === '/' ? 'choose' : path.includes('/conflicts/') ? 'conflict' : 'journey';
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
