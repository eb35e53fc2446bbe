import {
  asSet,
  capital,
  counted,
  countInWords,
  inDigits,
  joined,
  measuredInDigits,
  ordinal,
  shareInWords,
  signed,
  small,
} from './number-words.ts';

describe('numbers in words', () => {
  it('spell small counts and leave large ones in digits', () => {
    expect(countInWords(0)).toBe('no');
    expect(countInWords(6)).toBe('six');
    expect(countInWords(11)).toBe('eleven');
    expect(countInWords(13)).toBe('13');
    expect(counted(1, 'crack')).toBe('one crack');
    expect(counted(0, 'crack')).toBe('no cracks');
  });

  it('round values without decimals from 100, else to one', () => {
    expect(measuredInDigits(15.3175)).toBe('15.3');
    expect(measuredInDigits(450)).toBe('450');
    expect(measuredInDigits(99.96)).toBe('100');
    expect(measuredInDigits(2480.4)).toBe('2,480');
    expect(measuredInDigits(14.65)).toBe('14.7');
    expect(measuredInDigits(-0.01)).toBe('0.0');
  });

  it('keep a target as it was set', () => {
    expect(asSet(95)).toBe('95');
    expect(asSet(3.5)).toBe('3.5');
    expect(asSet(-0.25)).toBe('−0.25');
  });

  it('give shares of people as whole percent', () => {
    expect(shareInWords(0.9181)).toBe('92%');
    expect(shareInWords(0.7415)).toBe('74%');
  });

  it('show the sign of a change with a true minus', () => {
    expect(signed(3.469, inDigits(3.469, 1))).toBe('+3.5');
    expect(signed(-3.2816, inDigits(-3.2816, 1))).toBe('−3.3');
    expect(signed(0.01, inDigits(0.01, 1))).toBe('0.0');
  });
});

describe('a place in an order', () => {
  it('is a word up to twelfth', () => {
    expect([1, 3, 12, 13, 21, 22, 111].map(ordinal)).toEqual([
      'first',
      'third',
      'twelfth',
      '13th',
      '21st',
      '22nd',
      '111th',
    ]);
  });
});

describe('words in a sentence', () => {
  it('are joined by commas and one "and"', () => {
    expect(joined([])).toBe('');
    expect(joined(['a'])).toBe('a');
    expect(joined(['a', 'b'])).toBe('a and b');
    expect(joined(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('begin small inside it, but for abbreviations', () => {
    expect(small('Acute hospital beds')).toBe('acute hospital beds');
    expect(small('GP consultation time')).toBe('GP consultation time');
    expect(small('A&E within 4 hours')).toBe('A&E within 4 hours');
    expect(capital('residents of Leeds')).toBe('Residents of Leeds');
  });
});
