/** What the layout needs to know of a step. */
export type LineStep = { readonly id: string; readonly name: string };

/** Where a conflict is drawn, and how heavily. */
export type LineConflict = {
  readonly id: string;
  readonly placement:
    | { readonly form: 'arc'; readonly from: string; readonly to: string }
    | { readonly form: 'pin'; readonly step: string }
    | { readonly form: 'place'; readonly words: string };
};

/** A point seen from the line: pixels along it, and pixels away from it. */
export type Spot = { readonly along: number; readonly away: number };

/** One conflict drawn off the line: its stroke as corners, and where its number sits. */
export type Branch = { readonly id: string; readonly corners: readonly Spot[]; readonly ring: Spot };

/** A point on the drawing, in pixels. */
export type Point = { readonly x: number; readonly y: number };

export type DrawnStation = Point & { readonly id: string; readonly lines: readonly string[] };

export type DrawnStroke = { readonly id: string; readonly path: string };

export type DrawnRing = Point & { readonly id: string };

/** A fact of the place, beside the line: number at `x`, `y`, words in lines to its right or below it. */
export type DrawnFact = DrawnRing & {
  readonly lines: readonly string[];
  readonly textX: number;
  readonly textY: number;
};

/** The whole line, laid out: nothing here is a pixel colour or a DOM node. */
export type LineDrawing = {
  readonly way: 'across' | 'down';
  readonly width: number;
  readonly height: number;
  readonly stations: readonly DrawnStation[];
  /** Middles of the hand-overs, in order. */
  readonly seams: readonly Point[];
  readonly track: { readonly from: Point; readonly to: Point };
  readonly strokes: readonly DrawnStroke[];
  readonly rings: readonly DrawnRing[];
  readonly facts: readonly DrawnFact[];
};

/** Half the width of a ring, in pixels. */
export const ringRadius = 14;

/** Height of one line of a label, in pixels. */
export const labelLineHeight = 18;
