import { analyse } from '#domain/alignment/analyse';
import { findAttribution } from '#domain/alignment/rules/attribution';
import { findFootprint } from '#domain/alignment/rules/footprint';
import { findWholeRed } from '#domain/alignment/rules/whole-red';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { nationalScores, type NationalScores } from '#domain/alignment/unusual';
import type { Board } from '#domain/framework/place-agencies';
import type { PlaceSummary } from './all-places.ts';
import { analyseBoard } from './analyse-board.ts';
import type { Knowledge } from './knowledge.ts';
import { summarisePlace } from './summarise-place.ts';

/** The rules whose scores are compared between places; a spec holds that no other rule has one. */
export const COMPARED_RULES = [findFootprint, findAttribution, findWholeRed] as const;

/** Scores of some boards by `KIND/form`; those of all boards are the lists of all parts put together. */
export function scoreBoards(
  knowledge: Pick<Knowledge, 'catalogue' | 'figures'>,
  boards: readonly Board[],
  asOf: string,
): NationalScores {
  return nationalScores(
    boards.map((board) =>
      analyse(takeSnapshot(knowledge.catalogue, board.agencies, knowledge.figures, asOf), COMPARED_RULES),
    ),
  );
}

/** Puts the scores of parts of England together. */
export function joinScores(parts: readonly NationalScores[]): NationalScores {
  const joined: Record<string, number[]> = {};
  for (const part of parts) for (const [form, scores] of Object.entries(part)) (joined[form] ??= []).push(...scores);
  for (const scores of Object.values(joined)) scores.sort((a, b) => a - b);
  return joined;
}

/** What list and map show of one board. */
export function summariseBoard(
  knowledge: Pick<Knowledge, 'catalogue' | 'figures'>,
  board: Board,
  asOf: string,
  national: NationalScores,
): PlaceSummary {
  return summarisePlace(analyseBoard(knowledge, board, asOf, national));
}
