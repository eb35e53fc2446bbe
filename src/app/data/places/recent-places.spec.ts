import { forgetPlaces, recallPlaces, rememberPlace } from './recent-places.ts';

describe('recent places', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('come newest first, each once, five at most', () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) rememberPlace({ code: name, name });
    expect(recallPlaces().map(({ code }) => code)).toEqual(['c', 'f', 'e', 'd', 'b']);
  });

  it('can be forgotten', () => {
    rememberPlace({ code: 'a', name: 'a' });
    forgetPlaces();
    expect(recallPlaces()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('are none when something else stands in their place', () => {
    localStorage.setItem('common-measure.recent-places', '{"not": "a list"}');
    expect(recallPlaces()).toEqual([]);
    localStorage.setItem('common-measure.recent-places', 'no json');
    expect(recallPlaces()).toEqual([]);
    localStorage.setItem('common-measure.recent-places', '[{"code": 1}]');
    expect(recallPlaces()).toEqual([]);
  });
});
