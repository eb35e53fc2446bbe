/**
 * Who serves a place, by date: the shape of `agencies.json` and of the rows in `data/places`.
 * Null is not known, never nought.
 */
export interface AgencyRow {
  readonly id: string;
  readonly name: string;
  /** Agency types held; several rows of one id add up. */
  readonly types: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  /** Part of the place's emergencies (for others: of its people) that go to the agency, 0 to 1. */
  readonly share: number | null;
  /** Part of the agency's patients or people who live here, 0 to 1. */
  readonly back: number | null;
  /** How many other places give it a tenth or more. */
  readonly other_places: number | null;
  /** False for a distant hospital: it holds its goals but is not judged here. */
  readonly main: boolean | null;
  /** How the row is known. */
  readonly basis: string | null;
  /** Stands for many organisations. */
  readonly collective: boolean | null;
}

/** A type handed from one agency to another; the giver stays answerable. */
export interface DelegationRow {
  readonly type: string;
  readonly from_agency: string;
  readonly to_agency: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Concept areas that stay with the giver, for example money. */
  readonly except_areas: readonly string[];
  readonly source: string | null;
}

export interface PlaceAgencies {
  readonly place: string;
  /** Area whose figures are the comparison, never part of a comparison group; null on file for every place. */
  readonly comparator: string | null;
  readonly agencies: readonly AgencyRow[];
  readonly delegations: readonly DelegationRow[];
}

/** A district council's area inside a board, which people know by name; null dates are open. */
export interface District {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A health and wellbeing board's area, with the days it existed. */
export interface Board {
  readonly code: string;
  /** The area's name as people say it, for example `Redcar and Cleveland`, `Bristol`. */
  readonly name: string;
  /** The board's name. */
  readonly board: string;
  readonly from: string;
  readonly to: string | null;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
  /**
   * The one code that figures of this area are kept under, whatever the year: its own, or the newest code of an area
   * that changed its code and kept its ground. Two boards with one `figuresCode` are one area.
   */
  readonly figuresCode: string;
  readonly note: string | null;
  readonly region: { readonly code: string; readonly name: string } | null;
  /** Cell of the hexagon map (odd-r, row 0 at the bottom); no two boards in force on one day share one. */
  readonly hex: { readonly q: number; readonly r: number } | null;
  readonly population: {
    readonly all: number;
    readonly adults: number;
    readonly over65: number;
    readonly over85: number;
  } | null;
  /** Ten nearest places by population, age and deprivation. */
  readonly similar: readonly { readonly code: string; readonly name: string; readonly distance: number }[];
  /** Published peer group, without order. */
  readonly neighbours: readonly string[];
  /** Districts that lie, or lay, inside it. */
  readonly districts: readonly District[];
  /** Who serves it, whatever the day; `agencies.place` is the `figuresCode`. */
  readonly agencies: PlaceAgencies;
}
