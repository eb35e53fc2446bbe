import { aDomain, aMeasure } from '#domain/testing/build-catalogue';
import { countAbsentAsReported } from './absent-experience-kind.ts';

describe('an experience kind left out of the file', () => {
  const domains = [aDomain('felt', 'experience'), aDomain('gained', 'outcome')];
  const kinds = (row: Readonly<Record<string, unknown>>, domain: string) =>
    countAbsentAsReported([aMeasure('m', { domain })], domains, { measures: [{ id: 'm', ...row }] })[0]
      ?.experience_kind;

  it('counts as reported in a domain of experience, while null stays unknown', () => {
    expect(kinds({}, 'felt')).toBe('reported');
    expect(kinds({ experience_kind: null }, 'felt')).toBeNull();
    expect(kinds({}, 'gained')).toBeNull();
  });
});
