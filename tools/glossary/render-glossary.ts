import type { GlossarySection } from '#domain/presentation/glossary';

/** The glossary as the page of the documentation: one table a section, words in bold. */
export function renderGlossary(sections: readonly GlossarySection[]): string {
  const table = ({ heading, entries }: GlossarySection): string =>
    [
      `## ${heading}`,
      '',
      '| word | what it means |',
      '| --- | --- |',
      ...entries.map(
        ({ word, also, meaning }) => `| **${word}**${also === undefined ? '' : ` (${also})`} | ${meaning} |`,
      ),
      '',
    ].join('\n');
  return [
    '# Glossary',
    '',
    'One word for one thing, in code, in the interface and in conversation.',
    '',
    sections.map(table).join('\n'),
  ].join('\n');
}
