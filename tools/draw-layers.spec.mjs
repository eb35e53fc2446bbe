import { compareDrawing, drawMermaid, edgesBetweenRooms, roomOf } from './draw-layers.mjs';

describe('The drawing of the layers', () => {
  it('knows the room of a file', () => {
    expect(roomOf('src/domain/measure/period.ts')).toBe('domain/measure');
    expect(roomOf('src/domain/alignment/rules/orphan.ts')).toBe('domain/alignment');
    expect(roomOf('src/app/features/journey/journey-page.ts')).toBe('app/features/journey');
    expect(roomOf('src/server/main.ts')).toBe('server (start)');
    expect(roomOf('src/domain/measure/period.spec.ts')).toBeNull();
    expect(roomOf('node_modules/typebox/build/index.mjs')).toBeNull();
  });

  it('draws each edge between two rooms once', () => {
    const edges = edgesBetweenRooms([
      {
        source: 'src/domain/alignment/a.ts',
        dependencies: [{ resolved: 'src/domain/measure/b.ts' }, { resolved: 'src/domain/measure/c.ts' }],
      },
      { source: 'src/domain/measure/b.ts', dependencies: [{ resolved: 'src/domain/measure/c.ts' }] },
    ]);
    expect(edges).toEqual(['domain/alignment -> domain/measure']);
    expect(drawMermaid(edges)).toContain('domain_alignment --> domain_measure');
  });

  it('is true of the code as it stands (npm run draw-layers draws it again)', () => {
    const { text, wanted } = compareDrawing();
    expect(text === wanted).toBe(true);
  }, 60_000);
});
