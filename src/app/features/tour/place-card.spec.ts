import { type Box, placeCard } from './place-card.ts';

const card = { width: 300, height: 150 };
const room = { width: 1280, height: 720 };

const isCovered = (at: Pick<Box, 'left' | 'top'>, box: Box): boolean =>
  at.left < box.left + box.width &&
  box.left < at.left + card.width &&
  at.top < box.top + box.height &&
  box.top < at.top + card.height;

describe('the card of the tour', () => {
  it('lies under what it speaks of, above it where there is no room below, else in a corner', () => {
    expect(placeCard(card, room, { left: 100, top: 100, width: 400, height: 50 }, null)).toEqual({
      left: 100,
      top: 164,
    });
    expect(placeCard(card, room, { left: 100, top: 600, width: 400, height: 50 }, null)).toEqual({
      left: 100,
      top: 436,
    });
    const tall = { left: 0, top: 60, width: 900, height: 640 };
    expect(isCovered(placeCard(card, room, tall, null), tall)).toBeFalse();
  });

  it('moves away from what has the focus', () => {
    for (const corner of [
      { left: 1100, top: 660 },
      { left: 20, top: 660 },
      { left: 1100, top: 20 },
    ]) {
      const focused = { ...corner, width: 120, height: 40 };
      expect(isCovered(placeCard(card, room, null, focused), focused)).toBeFalse();
    }
    const target = { left: 100, top: 100, width: 400, height: 50 };
    const below = { left: 120, top: 200, width: 80, height: 40 };
    const at = placeCard(card, room, target, below);
    expect([isCovered(at, target), isCovered(at, below)]).toEqual([false, false]);
  });

  it('stays inside a small window', () => {
    const at = placeCard(card, { width: 320, height: 256 }, { left: 0, top: 0, width: 320, height: 256 }, null);
    expect(at.left).toBeGreaterThanOrEqual(0);
    expect(at.top).toBeGreaterThanOrEqual(0);
    expect(at.left + card.width).toBeLessThanOrEqual(320);
    expect(at.top + card.height).toBeLessThanOrEqual(256);
  });
});
