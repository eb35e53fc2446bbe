import { matchShortcut, shortcuts } from './shortcuts.ts';

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('a shortcut', () => {
  it('is done by every row of the table, and by one row only', () => {
    for (const { act, keys, control } of shortcuts) {
      const [first, second] = keys;
      const begun = matchShortcut(press(first, { ctrlKey: control }), null, true, true);
      expect(second === undefined ? begun : matchShortcut(press(second), first, true, true)).toEqual({
        kind: 'act',
        act,
      });
      if (second !== undefined) expect(begun).toEqual({ kind: 'begun', key: first });
    }
    const said = shortcuts.map(({ keys, control }) => `${String(control)} ${keys.join(' ')}`);
    expect(new Set(said).size).toBe(said.length);
  });

  it('takes Control or Command, and never Alt', () => {
    expect(matchShortcut(press('K', { metaKey: true }), null, true, false).kind).toBe('act');
    expect(matchShortcut(press('k'), null, true, false).kind).toBe('nothing');
    expect(matchShortcut(press('?', { altKey: true }), null, true, false).kind).toBe('nothing');
    expect(matchShortcut(press('e', { ctrlKey: true }), null, true, false).kind).toBe('nothing');
  });

  it('of single characters can be switched off; the one with Control stays', () => {
    for (const { keys, control } of shortcuts) {
      const kind = matchShortcut(press(keys[0], { ctrlKey: control }), null, false, true).kind;
      expect(kind).toBe(control ? 'act' : 'nothing');
    }
  });

  it('leads to a page of a place only where there is one', () => {
    expect(matchShortcut(press('j'), 'g', true, false).kind).toBe('nothing');
    expect(matchShortcut(press('p'), 'g', true, false)).toEqual({ kind: 'act', act: 'choose' });
  });

  it('that was begun and not finished does nothing', () => {
    expect(matchShortcut(press('x'), 'g', true, true).kind).toBe('nothing');
    expect(matchShortcut(press('e'), 'g', true, true).kind).toBe('nothing');
  });
});
