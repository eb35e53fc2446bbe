import { nameAcrossRooms } from './imports-across-rooms.mjs';

describe('Imports across rooms', () => {
  it('name the room they lead to', () => {
    const name = nameAcrossRooms('src/server/routes/places.ts', '../use-cases/list-places.ts');
    expect(name).toBe('#server/use-cases/list-places');
    expect(nameAcrossRooms('src/server/main.ts', './routes/places.ts')).toBe('#server/routes/places');
    expect(nameAcrossRooms('src/main.ts', './app/shell/shell.ts')).toBe('#app/shell/shell');
  });

  it('stay relative inside a room', () => {
    expect(nameAcrossRooms('src/domain/alignment/rules/orphan.ts', '../snapshot.ts')).toBeNull();
    expect(nameAcrossRooms('src/server/main.ts', './config.ts')).toBeNull();
    expect(nameAcrossRooms('src/domain/measure/period.ts', 'typebox')).toBeNull();
  });
});
