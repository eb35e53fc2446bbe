import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY } from '#domain/presentation/glossary';
import { renderGlossary } from './render-glossary.ts';

describe('the glossary', () => {
  const written = join(import.meta.dirname, '..', '..', 'docs', 'glossary.md');

  it('says the same on its page and in docs/glossary.md (node tools/write-glossary.ts writes it anew)', () => {
    expect(readFileSync(written, 'utf8')).toBe(renderGlossary(GLOSSARY));
  });

  it('has each word once', () => {
    const words = GLOSSARY.flatMap((section) => section.entries.map((entry) => entry.word.toLowerCase()));
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('writes no line that would break its table', () => {
    const texts = GLOSSARY.flatMap((section) => section.entries.flatMap((entry) => [entry.word, entry.meaning]));
    expect(texts.filter((text) => /[|\n]/.test(text) || text === '')).toEqual([]);
  });
});
