import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { loadBoards } from '#domain/framework/load-boards';
import type { AgencyRow, Board } from '#domain/framework/place-agencies';
import { createPlaceRegister } from '#domain/framework/place-register';

const root = join(import.meta.dirname, '..', '..');
const packed = join(root, 'data', 'places', 'boards.json.gz');
const oracles = join(root, '..', 'shared', 'oracles');

function readRegister() {
  const loaded = loadBoards(JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8')));
  if (loaded.kind === 'refused') throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return createPlaceRegister(loaded.boards);
}

const register = readRegister();
const days = [...register.changeDays, '2017-09-30', '2018-03-31', '2025-03-31', '2026-11-22'];

function boardOn(code: string, day: string): Board {
  const found = register.find(code, day);
  if (found.kind !== 'in-force') throw new Error(`${code} is ${found.kind} on ${day}`);
  return found.board;
}

describe('the carried places', () => {
  it('are small', () => {
    expect(statSync(packed).size).toBeLessThan(400_000);
  });

  it('count as many boards as there were on each day', () => {
    const counts = Object.fromEntries(days.map((day) => [day, register.boardsOn(day).length]));
    expect(counts).toEqual({
      '2013-04-01': 152,
      '2017-09-30': 152,
      '2018-03-31': 152,
      '2019-04-01': 151,
      '2020-04-01': 151,
      '2021-04-01': 152,
      '2023-04-01': 153,
      '2025-03-31': 153,
      '2025-04-01': 153,
      '2026-11-22': 153,
    });
    expect(register.boards.length).toBe(163);
  });

  for (const day of days) {
    it(`give every board in force on ${day} a cell of its own`, () => {
      const cells = register.boardsOn(day).map(({ hex }) => (hex === null ? 'none' : `${hex.q},${hex.r}`));
      expect(cells).not.toContain('none');
      expect(new Set(cells).size).toBe(cells.length);
    });
  }

  it('give every board a region and somebody who serves it on each of its days', () => {
    for (const day of days) {
      for (const board of register.boardsOn(day)) {
        expect(board.region).withContext(board.name).not.toBeNull();
        const serving = board.agencies.agencies.filter(
          ({ from, to }) => (from === null || from <= day) && (to === null || day <= to),
        );
        expect(serving.length).withContext(`${board.name} on ${day}`).toBeGreaterThan(5);
      }
    }
  });

  it('follow an area that only changed its code, and no other', () => {
    const moved = register.boards.filter(({ code, figuresCode }) => code !== figuresCode);
    expect(moved.map(({ name, code, figuresCode }) => `${name} ${code} ${figuresCode}`)).toEqual([
      'Barnsley E08000016 E08000038',
      'Sheffield E08000019 E08000039',
      'Buckinghamshire E10000002 E06000060',
      'North Yorkshire E10000023 E06000065',
      'Somerset E10000027 E06000066',
    ]);
    for (const board of register.boards) expect(board.agencies.place).toBe(board.figuresCode);
  });

  it('say what stood in Cumberland before there was a Cumberland', () => {
    const found = register.find('E06000063', '2018-03-31');
    expect(found.kind === 'not-yet' && found.neighboursInTime.map(({ name }) => name)).toEqual(['Cumbria']);
  });

  it('find boards, districts and hospitals by what people type', () => {
    const first = (text: string) => register.search(text, '2026-11-22')[0]?.boards[0]?.name;
    expect(first('redc')).toBe('Redcar and Cleveland');
    expect(first('redd')).toBe('Worcestershire');
    expect(first('bristol')).toBe('Bristol');
    expect(first('hull')).toBe('Kingston upon Hull');
    expect(first('kings lynn')).toBe('Norfolk');
    expect(first('south tees')).toBe('Redcar and Cleveland');
  });

  it('speak of Torbay as a place whose care is delivered by a trust', () => {
    const { delegations } = boardOn('E06000027', '2025-03-31').agencies;
    expect(delegations.map(({ to_agency, from, to }) => `${to_agency} ${from ?? ''} ${to ?? ''}`)).toEqual([
      'R1G 2013-04-01 2015-09-30',
      'RA9 2015-10-01 ',
    ]);
  });

  for (const [place, code] of [
    ['place-leeds', 'E08000035'],
    ['place-redcar', 'E06000003'],
  ] as const) {
    it(`give the rows of ${place}`, () => {
      const path = join(oracles, place, 'agencies.json');
      if (!existsSync(path)) pending('the shared folder is not beside the checkout');
      const expected = JSON.parse(readFileSync(path, 'utf8')) as {
        place: string;
        comparator: string | null;
        agencies: Partial<AgencyRow>[];
        delegations: unknown[];
      };
      const { agencies } = boardOn(code, '2018-03-31');
      const rows = agencies.agencies.map(({ id, name, types, from, to, share, back, other_places, main }) => ({
        id,
        name,
        types,
        from,
        to,
        share,
        back,
        other_places,
        main,
      }));
      expect(rows).toEqual(expected.agencies as typeof rows);
      expect(agencies.place).toBe(expected.place);
      expect(agencies.comparator).toBe(expected.comparator);
      expect(agencies.delegations.length).toBe(expected.delegations.length);
    });
  }
});
