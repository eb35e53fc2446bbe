import { changeDigits, changeInWords, isPercent, setValueInWords, valueInWords } from './unit-words.ts';

describe('values in words', () => {
  it('carry the unit as people say it', () => {
    expect(valueInWords(15.3175, 'per 100,000 18+')).toBe('15.3 a day per 100,000 adults');
    expect(valueInWords(73.44, '%')).toBe('73.4%');
    expect(valueInWords(3.5, '% of occupied bed days')).toBe('3.5% of occupied bed days');
    expect(valueInWords(450, 'number a day')).toBe('450 a day');
    expect(valueInWords(18.94, 'score 0-24')).toBe('18.9 out of 24');
    expect(valueInWords(101.2, 'index (England 2015 = 100)')).toBe('101 (England 2015 = 100)');
    expect(valueInWords(17.2, '£ per hour')).toBe('£17.2 per hour');
    expect(valueInWords(-1250000, '£')).toBe('−£1,250,000');
    expect(valueInWords(7, 'number')).toBe('7');
    expect(valueInWords(4.25, 'days')).toBe('4.3 days');
  });

  it('say a fall against a named period as fewer or more', () => {
    expect(valueInWords(74.9344, '% reduction on February 2017')).toBe('74.9% fewer than in February 2017');
    expect(valueInWords(-33.04, '% reduction on February 2017')).toBe('33.0% more than in February 2017');
  });

  it('keep what somebody set as it was set', () => {
    expect(setValueInWords(95, '%')).toBe('95%');
    expect(setValueInWords(3.5, '% of occupied bed days')).toBe('3.5% of occupied bed days');
    expect(setValueInWords(800000000, '£')).toBe('£800 million');
    expect(setValueInWords(1500000000, '£')).toBe('£1.5 billion');
  });
});

describe('a change in words', () => {
  it('is more or fewer, and points where the unit is a percentage', () => {
    expect(changeInWords(14.4275, 15.3175, 'per 100,000 18+')).toBe('0.9 more');
    expect(changeInWords(5.6157, 2.9, 'per 100,000 18+')).toBe('2.7 fewer');
    expect(changeInWords(80, 76.8, '%')).toBe('down 3.2 points');
    expect(changeInWords(50, 50.01, '%')).toBe('about the same');
  });

  it('is up or down for a score, and less of money and of time', () => {
    expect(changeInWords(0.416, 0.385, 'score')).toBe('down 0.031');
    expect(changeInWords(7.4, 7.5, 'score 0-12')).toBe('up 0.1');
    expect(changeInWords(17.2, 16.7, '£ per hour')).toBe('£0.5 less');
    expect(changeInWords(16.7, 17.2, '£ per hour')).toBe('£0.5 more');
    expect(changeInWords(8, 7.5, 'minutes')).toBe('0.5 less');
  });

  it('has no more decimals than the value it led to', () => {
    expect(changeInWords(291.8, 348, 'number a day')).toBe('56 more');
    expect(changeDigits(0.04, 15, 'days')).toBe('0.0');
  });

  it('is not told where the value doubled or halved, but for means of years', () => {
    expect(changeInWords(10, 20, 'number a day')).toBe('the way it is reported may have changed');
    expect(changeInWords(0, 3, 'number a day')).toBe('the way it is reported may have changed');
    expect(changeInWords(5.6157, 2.3341, 'per 100,000 18+', true)).toBe('3.3 fewer');
  });

  it('knows percentages by their unit', () => {
    expect(isPercent('% of income')).toBeTrue();
    expect(isPercent('per 100,000')).toBeFalse();
  });
});
