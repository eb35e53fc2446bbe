/** An area or organisation as figures are stored under it. */
export interface RegisteredArea {
  /** The code figures stand under. */
  readonly code: string;
  readonly name: string;
  /** Kind of area it is compared within: council, trust, icb... */
  readonly level: string;
}

/** What a text of a file says of where a figure is of. */
export type ResolvedArea =
  | {
      readonly kind: 'found';
      readonly area: RegisteredArea;
      /** What was done to find it, in plain words (`a leading zero was lost`); null: the code as it stands. */
      readonly note: string | null;
    }
  /** The code is known, but not for a period that begins after it closed. */
  | {
      readonly kind: 'retired';
      readonly name: string;
      readonly closed: string;
      readonly successors: readonly RegisteredArea[];
    }
  /** Several areas go by it. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RegisteredArea[] }
  | { readonly kind: 'unknown' };

/** The areas and organisations that figures can be of. */
export interface AreaRegister {
  /**
   * Resolves a code or name as it stands in a file.
   * @param written GSS or ODS code, or a name with or without its suffix
   * @param starts first day of the period, ISO: a code that closed earlier is retired; null: not known yet
   * @param levels kinds of area the column holds, to tell areas of one name apart; null: any
   */
  resolve(written: string, starts: string | null, levels?: readonly string[] | null): ResolvedArea;
  /** The area whose code or name is nearest to a text that is none; null: none is near. Compares with every area. */
  suggest(written: string): RegisteredArea | null;
  /** The area that figures stand under this code, exactly. */
  find(code: string): RegisteredArea | null;
}
