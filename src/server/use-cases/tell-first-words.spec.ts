import { hasFirstWords, tellFirstWords } from './tell-first-words.ts';

const journey = {
  title: 'Two conflicts run through care in Northtown.',
  shortTitle: 'Two conflicts run through care here.',
  lead: 'One is seen here.',
  headlines: [
    { hereWords: 'seen here on both sides', sentence: 'Waits <here>: 4 & more.', labels: ['not yet reviewed'] },
  ],
};
const conflict = {
  place: { name: 'Northtown' },
  about: 'A total split by blame',
  card: { sentence: 'Blame moved.', labels: ['not yet reviewed'], number: 2 },
};

describe('the words a page begins with', () => {
  it('are those of a journey: both headings, the lead, and the first sentence with its label', () => {
    const told = tellFirstWords('/places/X1', JSON.stringify(journey));
    for (const text of [journey.title, journey.shortTitle, journey.lead, 'seen here on both sides', 'not yet reviewed'])
      expect(told).toContain(text);
    expect(told).toContain('class="page first-words journey"');
  });

  it('are those of a conflict, never without the words that nobody has reviewed it', () => {
    const told = tellFirstWords('/places/X1/conflicts/TARGET%2Fa', JSON.stringify(conflict));
    expect(told).toContain('<h1>Blame moved.</h1>');
    expect(told).toContain('not yet reviewed');
    expect(told.indexOf('not yet reviewed')).toBeLessThan(told.indexOf('Blame moved.'));
  });

  it('are what the map shows, where a place is chosen', () => {
    const told = tellFirstWords('/', JSON.stringify({ places: [], sentence: 'No board was in force.' }));
    expect(told).toContain('No board was in force.');
    expect(told).not.toContain('<h1>');
  });

  it('are written as text, whatever stands in them', () => {
    const told = tellFirstWords('/places/X1', JSON.stringify(journey));
    expect(told).toContain('Waits &lt;here&gt;: 4 &amp; more.');
    expect(told).not.toContain('<here>');
  });

  it('stand below the way to a page of a place, with what is said of all it shows', () => {
    const told = tellFirstWords(
      '/places/X1/conflicts',
      JSON.stringify({
        place: { name: 'Northtown' },
        title: 'Three conflicts.',
        lead: 'One is here.',
        reviewLine: 'All 3: not yet reviewed',
        bases: [{ id: 'observed' }, { id: 'declared' }],
        conflicts: [],
      }),
    );
    const inOrder = ['All places', 'Northtown', 'Conflicts', 'Three conflicts.', 'One is here.', 'not yet reviewed'];
    expect(inOrder.map((text) => told.indexOf(text))).toEqual(
      inOrder.map((text) => told.indexOf(text)).toSorted((one, other) => one - other),
    );
    expect(told).toContain('All places');
    expect(tellFirstWords('/places/X1/conflicts/a', JSON.stringify(conflict))).toContain('Conflict 2');
  });

  it('are those of a figure: what it is beside others, and every caution', () => {
    const told = tellFirstWords(
      '/places/X1/measures/m1',
      JSON.stringify({
        place: { name: 'Northtown' },
        measure: { name: 'Waits' },
        title: 'Waits: 4.',
        standing: 'The highest of ten.',
        notes: ['Counted anew.', 'Three months old.'],
      }),
    );
    for (const text of ['Waits: 4.', 'The highest of ten.', 'Counted anew.', 'Three months old.'])
      expect(told).toContain(text);
  });

  it('are the same for everybody where people sign in and do their own work', () => {
    expect(tellFirstWords('/sign-in', null)).toContain('<h1>Sign in</h1>');
    expect(tellFirstWords('/uploads', '{}')).toContain('<h1>Bring figures in</h1>');
    expect(tellFirstWords('/uploads/history', null)).toContain('<h1>History of figures brought in</h1>');
    expect(tellFirstWords('/places/X1', null)).toBe('');
  });

  it('leave out the sheet where a place has no conflict, and are none for another page', () => {
    expect(tellFirstWords('/places/X1', JSON.stringify({ ...journey, headlines: [] }))).not.toContain('sheet');
    expect([hasFirstWords('/places/X1'), hasFirstWords('/uploads/abc')]).toEqual([true, false]);
    expect(tellFirstWords('/uploads/abc', '{}')).toBe('');
  });

  it('are the first entries of a glossary, unless it is searched: then it begins with others', () => {
    const entries = [
      { word: 'Board', also: 'health and wellbeing board', meaning: 'Leaders who <meet>.' },
      { word: 'Measure', also: null, meaning: 'What is counted.' },
    ];
    const answer = JSON.stringify({ sentence: 'One word for one thing.', sections: [{ heading: 'Words', entries }] });
    const told = tellFirstWords('/glossary', answer);
    expect(told).toContain(
      '<dl><div><dt>Board<span class="soft small">health and wellbeing board</span></dt><dd>Leaders who &lt;meet&gt;.</dd></div>',
    );
    expect(told).toContain('<dt>Measure</dt>');
    expect(tellFirstWords('/glossary', answer, true)).not.toContain('Measure');
    expect(tellFirstWords('/glossary', answer, true)).toContain('One word for one thing.');
  });

  it('are the first conflict of the list as well, unless the address narrows it', () => {
    const listed = (basis: string, contested: boolean, sentence: string) => ({ basis, contested, card: { sentence } });
    const answer = JSON.stringify({
      ...{ place: { name: 'Northtown' }, title: 'Three conflicts.', lead: '', reviewLine: null },
      bases: [{ id: 'observed' }, { id: 'declared' }],
      conflicts: [
        listed('declared', false, 'Two targets differ.'),
        listed('observed', true, 'Some say otherwise.'),
        listed('observed', false, 'Blame moved.'),
      ],
    });
    expect(tellFirstWords('/places/X1/conflicts', answer)).toContain('<p class="card">Blame moved.</p>');
    const narrowed = tellFirstWords('/places/X1/conflicts', answer, true);
    expect(narrowed).not.toContain('Blame moved.');
    expect(narrowed).toContain('Three conflicts.');
  });
});
