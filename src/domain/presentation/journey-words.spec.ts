import { aStep } from '#domain/testing/build-catalogue';
import { journeyLead, journeyTitle, reviewLine } from './journey-words.ts';

const weeks = aStep('s', [], { name: 'Back to everyday life', short_name: 'First weeks back home', owner: null });

describe('the words above a journey', () => {
  it('count conflicts in words, with the right verb', () => {
    expect(journeyTitle(6, ' in Leeds', [weeks])).toBe(
      'Six conflicts run through care in Leeds, and in the first weeks back home nobody answers for the person.',
    );
    expect(journeyTitle(1, ' here', [])).toBe('One conflict runs through care here.');
    expect(journeyTitle(0, ' in Leeds', [])).toBe('No conflict stands out in care in Leeds.');
    expect(
      journeyTitle(2, ' here', [aStep('a', [], { name: 'Recovery' }), aStep('b', [], { name: 'End of life' })]),
    ).toBe(
      'Two conflicts run through care here, and at “Recovery” and at “End of life” nobody answers for the person.',
    );
  });

  it('say how much is seen here', () => {
    expect(journeyLead(['both', 'one', 'one', 'one', 'none', 'none'], 11, 11)).toBe(
      'One is seen here on both sides and three on one side; two are true everywhere in England. At none of the eleven hand-overs does a measure ask people how it went.',
    );
    expect(journeyLead(['none', 'none'], 0, 0)).toBe('Both are true everywhere in England.');
    expect(journeyLead(['none'], 0, 0)).toBe('It is true everywhere in England.');
    expect(journeyLead(['one', 'none'], 0, 0)).toBe('One is seen here on one side; one is true everywhere in England.');
    expect(journeyLead(['both', 'both'], 0, 0)).toBe('Two are seen here on both sides.');
    expect(journeyLead([], 0, 0)).toBe('');
  });

  it('say at how many hand-overs nobody asks', () => {
    expect(journeyLead([], 4, 11)).toBe('At four of the eleven hand-overs no measure asks people how it went.');
    expect(journeyLead([], 0, 11)).toBe('At each of the eleven hand-overs a measure asks people how it went.');
    expect(journeyLead([], 1, 1)).toBe('At the one hand-over no measure asks people how it went.');
    expect(journeyLead([], 0, 1)).toBe('At the one hand-over a measure asks people how it went.');
  });

  it('say once that nobody has reviewed them', () => {
    expect(reviewLine(0)).toBeNull();
    expect(reviewLine(1)).toBe('Found by rule, not yet reviewed');
    expect(reviewLine(2)).toBe('Both: found by rule, not yet reviewed');
    expect(reviewLine(6)).toBe('All six: found by rule, not yet reviewed');
  });
});
