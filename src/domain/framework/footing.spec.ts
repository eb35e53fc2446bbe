import { countFootings, footingOf } from './footing.ts';
import type { Source } from './catalogue.ts';

describe('the footing of a row', () => {
  const sources = new Map<string, Pick<Source, 'kind'>>([
    ['act', { kind: 'parliament' }],
    ['paper', { kind: 'press or mirror' }],
    ['known', { kind: 'knowledge or unlinked' }],
  ]);

  it('is read when one of its sources was read, whatever stands beside it', () => {
    expect(footingOf({ sources: ['known', 'paper'] }, sources)).toBe('read in the source');
    expect(footingOf({ sources: ['act'] }, sources)).toBe('read in the source');
  });

  it('is knowledge when it cites knowledge alone, nothing, or what is not on file', () => {
    for (const cited of [['known'], [], ['lost']]) {
      expect(footingOf({ sources: cited }, sources)).toBe('from knowledge, to be checked');
    }
  });

  it('is local when it is tied to a place or an agency', () => {
    expect(footingOf({ sources: ['act'], place: 'E06000003' }, sources)).toBe('local');
    expect(footingOf({ sources: [], place: null, agency: 'E12000007' }, sources)).toBe('local');
    expect(footingOf({ sources: ['act'], place: null, agency: null }, sources)).toBe('read in the source');
  });

  it('is counted once for each row', () => {
    const rows = [{ sources: ['act'] }, { sources: ['known'] }, { sources: [] }, { sources: ['act'], place: 'P' }];
    expect(countFootings(rows, sources)).toEqual({
      'read in the source': 1,
      'from knowledge, to be checked': 2,
      local: 1,
    });
  });
});
