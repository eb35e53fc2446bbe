import type { PlaceRow } from '#domain/contract/places-view';
import type { HexGrade } from '#app/ui/hex-map/hex-map';

/** How far the first headline of a board is its own; waiting while its day is still being worked out. */
export function gradeOf({ summary }: Pick<PlaceRow, 'summary'>): HexGrade {
  return summary === null ? 'waiting' : (summary.headline?.here ?? 'none');
}
