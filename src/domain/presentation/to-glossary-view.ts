import type { GlossaryView } from '#domain/contract/glossary-view';
import { GLOSSARY } from './glossary.ts';

/** The glossary as its page. */
export function toGlossaryView(): GlossaryView {
  return {
    sentence: 'One word for one thing, in code, on screen and in conversation.',
    sections: GLOSSARY.map(({ heading, entries }) => ({
      heading,
      // Backquotes mark what is written so in data; on screen the quotation of an address needs no mark.
      entries: entries.map(({ word, also, meaning }) => ({
        word,
        also: also ?? null,
        meaning: meaning.replaceAll('`', ''),
      })),
    })),
  };
}
