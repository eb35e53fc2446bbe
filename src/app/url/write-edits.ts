import type { Edit } from '#domain/contract/what-if-view';
import type { Target } from '#domain/framework/catalogue';

/** The version that the spelling begins with; a reader of another version says so and reads nothing. */
export const EDITS_VERSION = '1';

/** How an operator is spelt. */
export const BAR_WORDS = {
  '>=': 'at-least',
  '<=': 'at-most',
  '>': 'above',
  '<': 'below',
  '=': 'exactly',
  range: 'between',
} as const satisfies Readonly<Record<Target['op'], string>>;

/**
 * Writes edits as one parameter of a link: `1;retire,acute_trust:const-ae4h;weight,council_asc:ascof-1a,2`. Edits are
 * parted by semicolons, their parts by commas, and the slash of an id is a colon. Of a target only its bar is written.
 * Nothing for no edits. The mirror of `readEdits`.
 */
export function writeEdits(edits: readonly Edit[]): string {
  return edits.length === 0 ? '' : [EDITS_VERSION, ...edits.map((edit) => parts(edit).map(escape).join(','))].join(';');
}

function parts(edit: Edit): string[] {
  switch (edit.edit) {
    case 'direction':
      return ['direction', edit.goal, edit.polarity];
    case 'target':
      return ['target', edit.goal, ...bar(edit.target)];
    case 'deadline':
      return ['deadline', edit.goal, edit.deadline ?? 'none'];
    case 'weight':
      return ['weight', edit.goal, String(edit.weight)];
    case 'payment':
      return ['payment', edit.payment, edit.sign === 1 ? 'rises' : edit.sign === -1 ? 'falls' : 'none'];
    case 'retire':
      return ['retire', edit.goal];
    case 'share': {
      const { measure, polarity, target, deadline } = edit.shared;
      return ['share', ...edit.goals, measure, polarity, deadline ?? 'none', ...bar(target)];
    }
  }
}

function bar(target: Target | null): string[] {
  if (target === null) return ['none'];
  const { op, value, unit } = target;
  const values = value === null ? '' : typeof value === 'number' ? String(value) : value.map(String).join('..');
  return [BAR_WORDS[op], values, unit];
}

/** Separators inside a part are spelt with a tilde; a slash becomes the colon it is read as. */
function escape(part: string): string {
  return part.replace(/[~,;:]/g, (mark) => `~${'~,;:'.indexOf(mark)}`).replaceAll('/', ':');
}
