/** One figure of a spark: the end of its period and its value; `joined` when the period before has one too. */
export type SparkFigure = { readonly end: string; readonly value: number; readonly joined: boolean };

/** The stretch of time that every spark of a table shares, with the day from which a figure is fresh. */
export type SparkAxis = { readonly from: string; readonly freshFrom: string; readonly to: string };

/** A spark, laid out: solid pieces, dotted bridges over gaps, dots that stand alone, target lines and the last point. */
export type SparkLayout = {
  readonly solid: readonly string[];
  readonly dotted: readonly string[];
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly last: { readonly x: number; readonly y: number } | null;
  readonly targets: readonly number[];
  readonly freshX: number;
};

/** Lays figures out in a box; targets far outside the figures are left out, so that the line keeps its shape. */
export function layOutSpark(
  figures: readonly SparkFigure[],
  axis: SparkAxis,
  targets: readonly number[],
  box: { readonly width: number; readonly height: number; readonly pad: number },
): SparkLayout {
  const start = Date.parse(axis.from);
  const span = Math.max(Date.parse(axis.to) - start, 1);
  const xOf = (day: string): number => box.pad + ((Date.parse(day) - start) / span) * (box.width - 2 * box.pad);
  const values = figures.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const reach = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  const near = targets.filter((target) => target >= low - 4 * reach && target <= high + 4 * reach);
  const bottom = Math.min(low, ...near);
  const top = Math.max(high, ...near);
  const yOf = (value: number): number =>
    top === bottom ? box.height / 2 : box.pad + ((top - value) / (top - bottom)) * (box.height - 2 * box.pad);
  const spots = figures.map((figure) => ({
    x: round(xOf(figure.end)),
    y: round(yOf(figure.value)),
    joined: figure.joined,
  }));
  const solid: string[] = [];
  const dotted: string[] = [];
  let piece: string[] = [];
  spots.forEach((spot, index) => {
    const before = spots[index - 1];
    if (before !== undefined && !spot.joined) {
      if (piece.length > 1) solid.push(`M${piece.join('L')}`);
      piece = [];
      dotted.push(`M${before.x} ${before.y}L${spot.x} ${spot.y}`);
    }
    piece.push(`${spot.x} ${spot.y}`);
  });
  if (piece.length > 1) solid.push(`M${piece.join('L')}`);
  const last = spots.at(-1);
  const isSparse = spots.length <= 14;
  return {
    solid,
    dotted,
    dots: spots
      .slice(0, -1)
      .filter((spot, index) => isSparse || (!spot.joined && spots[index + 1]?.joined === false))
      .map(({ x, y }) => ({ x, y })),
    last: last === undefined ? null : { x: last.x, y: last.y },
    targets: near.map((target) => round(yOf(target))),
    freshX: round(Math.max(xOf(axis.freshFrom), box.pad)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
