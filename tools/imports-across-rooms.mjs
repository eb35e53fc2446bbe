// A lint rule: an import that leaves its room names the room (#domain/measure/period), one that stays is relative.
import { posix, relative, sep } from 'node:path';
import { root } from './ensure-ready.mjs';

const parts = ['domain', 'server', 'app'];

/** The room of a file under src: `domain/measure`; for a file that stands beside the rooms, the part alone: `server`. */
function roomOf(path) {
  const [top, part, room, ...rest] = path.split('/');
  if (top !== 'src') return undefined;
  if (!parts.includes(part)) return '';
  return rest.length > 0 ? `${part}/${room}` : part;
}

/** What an import should say: `#domain/measure/period` when it leaves its room, else null. */
export function nameAcrossRooms(file, source) {
  if (!source.startsWith('.')) return null;
  const target = posix.normalize(posix.join(posix.dirname(file), source));
  const room = roomOf(target);
  if (room === undefined || room === '' || room === roomOf(file) || !target.endsWith('.ts')) return null;
  return `#${target.slice('src/'.length, -'.ts'.length)}`;
}

/** The rule for eslint.config.js. */
export const importsAcrossRooms = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { name: 'This import leaves its room: write {{ name }}.' },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const name = nameAcrossRooms(file, source.value);
      if (name === null) return;
      context.report({
        node: source,
        messageId: 'name',
        data: { name },
        fix: (fixer) => fixer.replaceText(source, `'${name}'`),
      });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
    };
  },
};
