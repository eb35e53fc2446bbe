import { forgetDraft, keepDraft, recallDraft } from './kept-draft.ts';

describe('what was typed and not sent', () => {
  afterEach(() => forgetDraft('a-form'));

  it('is there again until it is sent', () => {
    keepDraft('a-form', { reason: 'the period' });
    expect(recallDraft('a-form')).toEqual({ reason: 'the period' });
    expect(recallDraft('another')).toBeNull();
    forgetDraft('a-form');
    expect(recallDraft('a-form')).toBeNull();
  });

  it('is nothing where the browser keeps nothing, or what it kept cannot be read', () => {
    keepDraft('a-form', 'x', null);
    expect(recallDraft('a-form', null)).toBeNull();
    sessionStorage.setItem('common-measure.draft.a-form', '{half');
    expect(recallDraft('a-form')).toBeNull();
  });
});
