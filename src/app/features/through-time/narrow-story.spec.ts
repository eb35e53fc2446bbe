import { makeStory } from '#app/testing/make-story';
import { chaptersOf, rowsShown } from './narrow-story.ts';

describe('a story narrowed', () => {
  const story = makeStory();

  it('shows what was ever seen here, what lies between goals, or all', () => {
    expect(rowsShown(story, 'here').map(({ name }) => name)).toEqual(['Waits']);
    expect(rowsShown(story, 'goals').map(({ name }) => name)).toEqual(['Stays', 'Waits']);
    expect(rowsShown(story, 'all').length).toBe(3);
  });

  it('tells of the rows shown alone, newest first, and opens an ended one on the day it was last found', () => {
    const [chapter, ...others] = chaptersOf(story, rowsShown(story, 'all'));
    expect(others).toEqual([]);
    expect(chapter?.parts.map(({ what }) => what)).toEqual(['began', 'ended']);
    const ended = chapter?.parts[1]?.turns[0];
    expect([ended?.conflict, ended?.asOf]).toEqual(['ORPHAN/step//J9', '2017-03-31']);
    expect(chaptersOf(story, [])[0]?.parts).toEqual([]);
  });
});
