import fc from 'fast-check';

import { readNumber } from './read-number.ts';

function read(text: string): number | string {
  const number = readNumber(text);
  return number.kind === 'number' ? number.value : number.code;
}

describe('reading a number as people write it', () => {
  const accepted: readonly [string, number][] = [
    ['12', 12],
    ['0', 0],
    ['-0', 0],
    ['30.6', 30.6],
    ['.5', 0.5],
    ['5.', 5],
    ['-1.5', -1.5],
    ['+3', 3],
    ['−4', -4],
    ['1,234', 1234],
    ['1,234,567.5', 1234567.5],
    ['1 234', 1234],
    ['(12)', -12],
    ['(1,234.50)', -1234.5],
    ['12%', 12],
    ['12.5 %', 12.5],
    ['1e3', 1000],
    ['2.5E-2', 0.025],
    ['１２３', 123],
    ["'42", 42],
    ['  7 ', 7],
    ['123456789012345', 123456789012345],
    ['0.000123456789012345', 0.000123456789012345],
    ['4.38548900462963', 4.38548900462963],
  ];
  for (const [text, value] of accepted) {
    it(`reads ${text} as ${value}`, () => {
      expect(read(text)).toBe(value);
    });
  }

  it('never gives minus nought', () => {
    expect(Object.is(read('-0'), 0)).toBeTrue();
    expect(Object.is(read('(0)'), 0)).toBeTrue();
  });

  it('says when a percent sign was written', () => {
    expect(readNumber('12%')).toEqual({ kind: 'number', value: 12, isPercent: true });
    expect(readNumber('12')).toEqual({ kind: 'number', value: 12, isPercent: false });
  });

  const refused: readonly [string, string][] = [
    ['1.234,5', 'ambiguous_number'],
    ['1,23', 'ambiguous_number'],
    ['1234,567', 'ambiguous_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['1e999', 'not_a_number'],
    ['', 'not_a_number'],
    ['-', 'not_a_number'],
    ['.', 'not_a_number'],
    ['(-5)', 'not_a_number'],
    ['12 345 6', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['12 people', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1234567890123456', 'too_many_digits'],
    ['9'.repeat(400), 'too_many_digits'],
    ['9'.repeat(401), 'too_many_digits'],
    ['a'.repeat(1_000_000), 'not_a_number'],
  ];
  for (const [text, code] of refused) {
    it(`refuses ${text.length > 30 ? `${text.slice(0, 3)} and so on, ${text.length} long,` : `"${text}"`} as ${code}`, () => {
      expect(read(text)).toBe(code);
    });
  }

  it('gives back every number of at most 15 digits as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        const rounded = Number(value.toPrecision(15));
        expect(read(String(rounded))).toBe(rounded === 0 ? 0 : rounded);
      }),
    );
  });

  it('never throws, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const number = readNumber(text);
        expect(number.kind === 'refused' || Number.isFinite(number.value)).toBeTrue();
      }),
    );
  });
});

describe('a number in a file whose decimals stand after a comma', () => {
  const read = (text: string): number | string => {
    const number = readNumber(text, 'comma');
    return number.kind === 'number' ? number.value : number.code;
  };

  it('is read so where it has a comma, and as it can only be where it has a full stop alone', () => {
    expect(['83,5', '1.234,5', '83.5', '0.706', '12', '-3.2'].map(read)).toEqual([83.5, 1234.5, 83.5, 0.706, 12, -3.2]);
  });

  it('is ambiguous where a full stop may part thousands or decimals: never a thousand times too much unseen', () => {
    expect(['1.234', '-12.345', '1.234.567', '(1.234)'].map(read)).toEqual(Array(4).fill('ambiguous_number'));
  });
});
