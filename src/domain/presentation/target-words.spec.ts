import { aTarget } from '#domain/testing/build-catalogue';
import { barInWords, targetInWords } from './target-words.ts';

describe('a target in words', () => {
  it('says which side of its value is meant', () => {
    expect(targetInWords(aTarget('>=', 95))).toBe('at least 95%');
    expect(targetInWords(aTarget('<=', 3.5, '% of occupied bed days'))).toBe('at most 3.5% of occupied bed days');
    expect(targetInWords(aTarget('<', 15))).toBe('under 15%');
    expect(targetInWords(aTarget('>', 2))).toBe('over 2%');
    expect(targetInWords(aTarget('=', 0, 'number'))).toBe('none at all');
    expect(targetInWords(aTarget('=', 7, 'minutes'))).toBe('exactly 7 minutes');
    expect(targetInWords(aTarget('range', [35, 70]))).toBe('between 35 and 70%');
    expect(barInWords(aTarget('>=', 95))).toBe('95%');
  });

  it('says that it differs by place, and from what it is a cut', () => {
    expect(targetInWords({ ...aTarget('>=', null, '% reduction on February 2017'), varies_by: 'council' })).toBe(
      'a local cut on February 2017',
    );
    expect(targetInWords({ ...aTarget('<=', null, 'days'), varies_by: 'board' })).toBe('a local target');
  });

  it('turns a fall written as a negative change the way people say it', () => {
    expect(targetInWords({ ...aTarget('<=', -40, '% change on 2017/18'), basis: 'change_from_baseline' })).toBe(
      'at least 40% below 2017/18',
    );
    expect(targetInWords({ ...aTarget('<=', -3.5, '% change on baseline'), basis: 'change_from_baseline' })).toBe(
      'at least 3.5% below its baseline',
    );
    expect(targetInWords({ ...aTarget('>=', 5, 'percentage points'), basis: 'change_from_baseline' })).toBe(
      'at least 5 points above its own start',
    );
    expect(targetInWords({ ...aTarget('range', [-50, -35], '% change in beds'), basis: 'change_from_baseline' })).toBe(
      '35 to 50% below the beds at its start',
    );
  });

  it('marks a national sum as national', () => {
    expect(targetInWords({ ...aTarget('>=', 800000000, '£'), scope: 'national' })).toBe(
      'at least £800 million nationally',
    );
  });
});
