import { NHS_RULE, readDisclosurePolicy, stricterOf } from './disclosure-policy.ts';

describe('the disclosure policy of a dataset', () => {
  it('is the NHS rule where nobody says otherwise', () => {
    expect(readDisclosurePolicy({})).toEqual(NHS_RULE);
    expect(readDisclosurePolicy({ publisher: 'Leeds' })).toEqual(NHS_RULE);
    expect(readDisclosurePolicy({ disclosure: 'none of your business', licence: 'x', publisher: 'y' })).toEqual(
      NHS_RULE,
    );
  });

  it('keeps published figures as published', () => {
    expect(readDisclosurePolicy({ disclosure: 'as published' })).toBeNull();
    expect(readDisclosurePolicy({ publisher: 'NHS England', licence: 'Open Government Licence v3.0' })).toBeNull();
  });

  it('takes the parts that it is given and keeps the NHS rule for a part that cannot be', () => {
    expect(readDisclosurePolicy({ disclosure: { round: 10, suppress: [1, 4], national: true } })).toEqual({
      ...NHS_RULE,
      round: 10,
      suppress: [1, 4],
      national: true,
    });
    expect(readDisclosurePolicy({ disclosure: { round: 0, suppress: [7, 1], secondary: 'hope' } })).toEqual(NHS_RULE);
    expect(readDisclosurePolicy({ disclosure: { suppress: ['a', null], symbol: ' ' } })).toEqual(NHS_RULE);
    expect(
      readDisclosurePolicy({ disclosure: { secondary: 'complement', publishRatesFrom: 'source', notPeople: ['m'] } }),
    ).toEqual({
      ...NHS_RULE,
      secondary: 'complement',
      publishRatesFrom: 'source',
      notPeople: ['m'],
    });
  });

  it('takes the stricter part of two', () => {
    const mild = {
      ...NHS_RULE,
      suppress: [1, 4] as const,
      round: 1,
      secondary: 'none' as const,
      notPeople: ['a', 'b'],
    };
    const other = { ...NHS_RULE, national: true, publishRatesFrom: 'source' as const, notPeople: ['b'] };
    expect(stricterOf(mild, other)).toEqual({ ...NHS_RULE, national: true, notPeople: ['b'] });
    expect(stricterOf(other, mild)).toEqual({ ...NHS_RULE, national: true, notPeople: ['b'] });
  });
});
