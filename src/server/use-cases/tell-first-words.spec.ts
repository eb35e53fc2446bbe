import { drawFirstWords, tellFirstWords } from './tell-first-words.ts';

const journey = {
  title: 'Two conflicts run through care in Northtown.',
  shortTitle: 'Two conflicts run through care here.',
  lead: 'One is seen here.',
  headlines: [
    { hereWords: 'seen here on both sides', sentence: 'Waits <here>: 4 & more.', labels: ['not yet reviewed'] },
  ],
};
const conflict = { about: 'A total split by blame', card: { sentence: 'Blame moved.', labels: ['not yet reviewed'] } };

describe('the words a page begins with', () => {
  it('are those of a journey: both headings, the lead, and the first sentence with its label', () => {
    const words = tellFirstWords('/places/X1', JSON.stringify(journey));
    expect(words).toEqual({
      above: [],
      heading: journey.title,
      shortHeading: journey.shortTitle,
      lead: journey.lead,
      sheet: ['seen here on both sides', 'Waits <here>: 4 & more.', 'not yet reviewed'],
    });
  });

  it('are those of a conflict, never without the words that nobody has reviewed it', () => {
    const path = '/places/X1/conflicts/TARGET%2Fa';
    const words = tellFirstWords(path, JSON.stringify(conflict));
    if (words === null) throw new Error('A conflict has first words.');
    const drawn = drawFirstWords(path, words);
    expect(drawn).toContain('<h1>Blame moved.</h1>');
    expect(drawn.indexOf('not yet reviewed')).toBeLessThan(drawn.indexOf('Blame moved.'));
  });

  it('are written as text, whatever stands in them', () => {
    const words = tellFirstWords('/places/X1', JSON.stringify(journey));
    if (words === null) throw new Error('A journey has first words.');
    const drawn = drawFirstWords('/places/X1', words);
    expect(drawn).toContain('Waits &lt;here&gt;: 4 &amp; more.');
    expect(drawn).not.toContain('<here>');
  });

  it('leave out the sheet where a place has no conflict, and are none for another page', () => {
    const words = tellFirstWords('/places/X1', JSON.stringify({ ...journey, headlines: [] }));
    expect(words?.sheet).toEqual([]);
    expect(tellFirstWords('/glossary', '{}')).toBeNull();
  });
});
