import type { Problem } from '#domain/contract/places-view';
import { describeProblem } from './describe-problem.ts';

const problem = (changes: Partial<Problem>): Problem => ({
  type: 'about:blank',
  title: '',
  status: 500,
  code: 'internal',
  detail: 'Something went wrong.',
  ...changes,
});
const asked = { page: 'place', place: 'X1', asOf: '2026-11-22' } as const;

describe('a problem in words', () => {
  it('says when a board ended and leads to what stands there now', () => {
    const said = describeProblem(
      problem({
        status: 404,
        code: 'place_not_in_force',
        place: {
          code: 'X1',
          name: 'Oldshire',
          from: '2013-04-01',
          to: '2023-03-31',
          neighbours: [{ code: 'X2', name: 'Newshire', asOf: '2026-11-22', words: 'Newshire stands there' }],
        },
      }),
      asked,
    );
    expect(said.heading).toBe('Oldshire was not a board on 22 November 2026');
    expect(said.reasons).toEqual(['It ended on 31 March 2023.']);
    expect(said.ways).toEqual([{ words: 'Newshire stands there', place: 'X2', asOf: '2026-11-22' }]);
  });

  it('offers what was probably meant for an unknown place', () => {
    const said = describeProblem(
      problem({ status: 404, code: 'unknown_place', suggestions: [{ code: 'X2', name: 'Newshire' }] }),
      asked,
    );
    expect(said.ways).toEqual([{ words: 'Newshire', place: 'X2', asOf: '2026-11-22' }]);
    expect(said.canRetry).toBeFalse();
  });

  it('leads from an unknown conflict to the journey of that day', () => {
    const said = describeProblem(problem({ status: 404, code: 'unknown_conflict' }), { ...asked, page: 'conflict' });
    expect(said.ways[0]?.place).toBe('X1');
  });

  it('offers another try when nobody answered', () => {
    expect(describeProblem(problem({ status: 0, code: 'unreachable', detail: '' }), asked).canRetry).toBeTrue();
  });
});
