import type { PlaceRow } from '#domain/contract/places-view';
import { tellMap } from './tell-map.ts';

function board(here: 'both' | 'one' | 'none'): Pick<PlaceRow, 'summary'> {
  const headline = { id: 'h', sentence: 'Waits here: 4.', here, kindName: 'Targets' };
  return { summary: { headline, cracks: 1, seams: 11, headlines: { both: 0, one: 0, none: 1 } } };
}

describe('what the map of all boards shows', () => {
  it('counts the boards whose own figures show both sides, before those that show one', () => {
    expect(tellMap([board('both'), board('one'), board('none')])).toBe(
      'In 1 of England’s 3 boards our figures show both sides of a conflict.',
    );
    expect(tellMap([board('one'), board('none')])).toBe(
      'In 1 of England’s 2 boards our figures show one side of a conflict.',
    );
  });

  it('says so when it is true of every board, and when it is true of none', () => {
    expect(tellMap([board('one'), board('one')])).toContain('In every one of England’s 2 boards');
    expect(tellMap([board('none')])).toContain('no board’s own conflict');
  });

  it('says nothing while a board is still being worked out, or when there is none', () => {
    expect(tellMap([board('both'), { summary: null }])).toBeNull();
    expect(tellMap([])).toBeNull();
  });
});
