import { hexBounds, hexCentre, nextHex } from './hex-geometry.ts';

describe('the hexagon grid', () => {
  it('shifts odd rows by half a cell and counts rows from the bottom', () => {
    expect(hexCentre({ q: 0, r: 0 })).toEqual({ x: 0, y: -0 });
    expect(hexCentre({ q: 0, r: 1 }).x).toBeCloseTo(17.32, 2);
    expect(hexCentre({ q: 0, r: 1 }).y).toBe(-30);
  });

  it('moves to the neighbour in each direction and stays where there is none', () => {
    const cells = [
      { q: 0, r: 0 },
      { q: 1, r: 0 },
      { q: 0, r: 1 },
    ];
    expect(nextHex(cells, 0, 'right')).toBe(1);
    expect(nextHex(cells, 1, 'left')).toBe(0);
    expect(nextHex(cells, 0, 'up')).toBe(2);
    expect(nextHex(cells, 2, 'up')).toBe(-1);
    expect(nextHex(cells, 9, 'up')).toBe(-1);
  });

  it('reaches an island over open sea', () => {
    const cells = [
      { q: 0, r: 0 },
      { q: 6, r: 0 },
    ];
    expect(nextHex(cells, 0, 'right')).toBe(1);
  });

  it('holds every cell in its window', () => {
    const [left, top, width, height] = hexBounds([
      { q: 0, r: 0 },
      { q: 2, r: 3 },
    ]);
    expect(left).toBeLessThan(0);
    expect(top).toBeLessThan(-90);
    expect(width).toBeGreaterThan(80);
    expect(height).toBeGreaterThan(120);
  });
});
