/** What a key press can do. */
export type ShortcutAct =
  'finder' | 'keys' | 'explain' | 'day' | 'journey' | 'agencies' | 'conflicts' | 'measures' | 'choose';

/** Keys and what they do. The frame binds this table, and the list of shortcuts is written from it. */
export type Shortcut = {
  readonly act: ShortcutAct;
  /** Pressed one after another, as the keyboard reports them in lower case. */
  readonly keys: readonly [string] | readonly [string, string];
  /** Together with Control, or Command on a Mac. Such a shortcut cannot be switched off: nobody speaks it by accident. */
  readonly control: boolean;
  /** Leads to a page of the place one is at. */
  readonly ofPlace: boolean;
};

export const shortcuts: readonly Shortcut[] = [
  { act: 'finder', keys: ['k'], control: true, ofPlace: false },
  { act: 'finder', keys: ['/'], control: false, ofPlace: false },
  { act: 'explain', keys: ['e'], control: false, ofPlace: false },
  { act: 'keys', keys: ['?'], control: false, ofPlace: false },
  { act: 'day', keys: ['d'], control: false, ofPlace: false },
  { act: 'journey', keys: ['g', 'j'], control: false, ofPlace: true },
  { act: 'agencies', keys: ['g', 'a'], control: false, ofPlace: true },
  { act: 'conflicts', keys: ['g', 'c'], control: false, ofPlace: true },
  { act: 'measures', keys: ['g', 'm'], control: false, ofPlace: true },
  { act: 'choose', keys: ['g', 'p'], control: false, ofPlace: false },
];

/** A key as it goes down. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a press leads to: an act, the first half of one, or nothing. */
export type Matched =
  | { readonly kind: 'act'; readonly act: ShortcutAct }
  | { readonly kind: 'begun'; readonly key: string }
  | { readonly kind: 'nothing' };

/**
 * Finds what a press does.
 * @param begun the first key of a pair that went before; null when none did
 * @param single false where shortcuts of single characters are switched off
 */
export function matchShortcut(pressed: Pressed, begun: string | null, single: boolean, hasPlace: boolean): Matched {
  const key = pressed.key.toLowerCase();
  const control = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey || (!control && !single)) return { kind: 'nothing' };
  const fitting = shortcuts.filter((shortcut) => shortcut.control === control && (hasPlace || !shortcut.ofPlace));
  const whole = fitting.find(({ keys }) =>
    keys.length === 1 ? begun === null && keys[0] === key : keys[0] === begun && keys[1] === key,
  );
  if (whole !== undefined) return { kind: 'act', act: whole.act };
  const starts = begun === null && fitting.some(({ keys }) => keys.length === 2 && keys[0] === key);
  return starts ? { kind: 'begun', key } : { kind: 'nothing' };
}
