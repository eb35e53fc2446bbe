import { aCatalogue, aGoal, aMeasure } from '#domain/testing/build-catalogue';
import { withLocalGoals } from './with-local-goals.ts';

describe('goals of a place beside those of the catalogue', () => {
  const catalogue = aCatalogue({ measures: [aMeasure('m1')], goals: [aGoal('national', { measure: 'm1' })] });
  const local = aGoal('local', {
    measure: 'm1',
    agency: 'A',
    set_by: 'Council plan',
    sources: ['https://plan.example/1'],
  });

  it('are goals like others, with their source, and make another version', () => {
    const joined = withLocalGoals(catalogue, [local]);
    expect(joined.goals.map(({ id }) => id)).toEqual(['national', 'local']);
    expect(joined.version).not.toBe(catalogue.version);
    expect(withLocalGoals(catalogue, [{ ...local }]).version).toBe(joined.version);
    expect(joined.sources.at(-1)).toEqual({
      id: 'https://plan.example/1',
      title: 'Council plan: https://plan.example/1',
      url: 'https://plan.example/1',
      kind: 'unlinked',
      publisher: 'Council plan',
      date: null,
    });
  });

  it('never link to what is no address of the web', () => {
    const joined = withLocalGoals(catalogue, [{ ...local, sources: ['javascript:alert(1)'] }]);
    expect(joined.sources.at(-1)?.url).toBeNull();
  });

  it('leave the catalogue as it is without any, and those out that it cannot hold', () => {
    expect(withLocalGoals(catalogue, [])).toBe(catalogue);
    expect(
      withLocalGoals(catalogue, [
        { ...local, measure: 'no such' },
        { ...local, id: 'national' },
      ]),
    ).toBe(catalogue);
  });
});
