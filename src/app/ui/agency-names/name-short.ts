const endings = [
  /,? NHS Foundation Trust$/,
  /,? NHS Trust$/,
  / Integrated Care Board$/,
  / Combined County Authority$/,
  / Combined Authority$/,
  / County Council$/,
  / City Council$/,
  / Council$/,
];
const kinds: readonly (readonly [RegExp, string])[] = [
  [/Health and Wellbeing Board$/, 'Board'],
  [/^GP practices/, 'GP practices'],
  [/^Care homes/, 'Care homes'],
];

/** A name as short as a reader of one place needs beside a column: the eye knows the place, the ear gets the whole name. */
export function nameShort(name: string, place: string): string {
  const kind = kinds.find(([pattern]) => pattern.test(name));
  if (kind !== undefined) return kind[1];
  if (name.startsWith(place) && / Council$/.test(name)) return 'Council';
  const ending = endings.find((pattern) => pattern.test(name));
  return ending === undefined ? name : name.replace(ending, '');
}

/** A name without its legal ending and without the place where the page has just named it. */
export function withoutEnding(name: string, place: string): string {
  if (name === `${place} Health and Wellbeing Board`) return 'Health and Wellbeing Board';
  const local = ` in ${place}`;
  if (name.endsWith(local)) return name.slice(0, -local.length);
  return name.replace(/,? (?:NHS Foundation Trust|NHS Trust|Integrated Care Board)$/, '');
}
