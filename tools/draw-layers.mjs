// Draws who imports whom into docs/architecture.md: npm run draw-layers. With --check it only says whether the drawing is true.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-ready.mjs';

const page = join(root, 'docs', 'architecture.md');
const opening = '<!-- drawn by npm run draw-layers: do not edit between the marks -->';
const closing = '<!-- end of the drawing -->';

/** The room a file stands in: `domain/measure`, `server/routes`, `app/features/journey`; null for what has none. */
export function roomOf(path) {
  if (!path.startsWith('src/') || path.endsWith('.spec.ts')) return null;
  const parts = path.slice('src/'.length).split('/');
  if (parts.length < 3) return parts[0] === 'server' ? 'server (start)' : null;
  const room = parts[1] === 'features' && parts.length > 3 ? parts.slice(0, 3) : parts.slice(0, 2);
  const name = room.join('/');
  return name.endsWith('/testing') ? null : name;
}

/** The edges between rooms, each once, in order of text. */
export function edgesBetweenRooms(modules) {
  const edges = new Set();
  for (const module of modules) {
    const from = roomOf(module.source);
    for (const dependency of module.dependencies) {
      const to = roomOf(dependency.resolved);
      if (from !== null && to !== null && from !== to) edges.add(`${from} -> ${to}`);
    }
  }
  return [...edges].sort();
}

/** The drawing as Mermaid text, one box a part of the house. */
export function drawMermaid(edges) {
  const rooms = [...new Set(edges.flatMap((edge) => edge.split(' -> ')))].sort();
  const idOf = (room) => room.replace(/[^a-z]+/g, '_');
  const parts = ['app', 'server', 'domain'].map((part) => {
    const inside = rooms.filter((room) => room === `${part} (start)` || room.startsWith(`${part}/`));
    const boxes = inside.map((room) => `    ${idOf(room)}["${room.replace(`${part}/`, '')}"]`);
    return [`  subgraph ${part}`, ...boxes, '  end'].join('\n');
  });
  const arrows = edges.map((edge) => {
    const [from, to] = edge.split(' -> ');
    return `  ${idOf(from)} --> ${idOf(to)}`;
  });
  return ['```mermaid', 'flowchart TB', ...parts, ...arrows, '```'].join('\n');
}

/** What stands in the page now, and what should. */
export function compareDrawing() {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const answer = spawnSync(process.execPath, [cruiser, ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!answer.stdout.startsWith('{')) throw new Error(answer.stderr || answer.stdout);
  const drawing = drawMermaid(edgesBetweenRooms(JSON.parse(answer.stdout).modules));
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(opening);
  const to = text.indexOf(closing);
  if (from < 0 || to < 0) throw new Error(`docs/architecture.md has lost its marks "${opening}" and "${closing}"`);
  const wanted = `${text.slice(0, from)}${opening}\n\n${drawing}\n\n${text.slice(to)}`;
  return { text, wanted };
}

if (process.argv[1]?.endsWith('draw-layers.mjs')) {
  const { text, wanted } = compareDrawing();
  if (process.argv.includes('--check')) {
    process.exitCode = text === wanted ? 0 : 1;
  } else if (text !== wanted) {
    writeFileSync(page, wanted);
    process.stdout.write('docs/architecture.md: drawn again\n');
  }
}
