import { referenceApiActions } from './reference-actions.ts';
import { referenceFeature } from './reference-feature.ts';

describe('what has been looked up', () => {
  const { reducer } = referenceFeature;
  const start = reducer(undefined, { type: 'begin' });
  const view = { sentence: 'One word for one thing.', sections: [] };
  const loaded = reducer(
    start,
    referenceApiActions.loadSucceeded({ answer: { subject: 'glossary', view }, loadedAt: 7 }),
  );

  it('is kept by subject', () => {
    expect(loaded.glossary).toEqual({ status: 'ready', value: view, loadedAt: 7, problem: null });
    expect(loaded.methods).toBe(start.methods);
    expect(reducer(start, referenceApiActions.loadBegan({ subject: 'sources' })).sources.status).toBe('loading');
  });

  it('stays when it could not be refreshed', () => {
    const problem = { type: 'about:blank', title: '', status: 0, code: 'unreachable', detail: '' };
    const failed = reducer(loaded, referenceApiActions.loadFailed({ subject: 'glossary', problem }));
    expect([failed.glossary.status, failed.glossary.value, failed.glossary.problem?.code]).toEqual([
      'failed',
      view,
      'unreachable',
    ]);
  });
});
