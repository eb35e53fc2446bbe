import { periodInWords } from '#domain/measure/period-words';
import type { Intake } from './check-rows.ts';
import { findCopiedPeriods } from './find-copied-periods.ts';
import { describeProblem } from './problem.ts';

/**
 * Moves the rows of copied periods from the accepted to the refused, each with the period it repeats.
 * The count of lines stays whole.
 */
export function refuseCopiedPeriods(intake: Intake): Intake {
  const copies = findCopiedPeriods(intake.accepted.map(({ observation }) => observation));
  if (copies.length === 0) return intake;
  const repeatsOf = new Map<string, string>();
  for (const { measure, level, earlier, later, refused } of copies) {
    for (const period of refused) {
      repeatsOf.set(`${measure}\t${level}\t${period}`, period === later ? earlier : later);
    }
  }
  const problems = [...intake.problems];
  const accepted = intake.accepted.filter(({ observation, readAtLine }) => {
    const { measure, level, period } = observation;
    const other = repeatsOf.get(`${measure}\t${level}\t${period}`);
    if (other === undefined) return true;
    problems.push(
      describeProblem({
        line: readAtLine,
        column: 'period',
        code: 'copied_period',
        found: `${periodInWords(period)}, whose figures of ${measure} repeat those of ${periodInWords(other)} in every area`,
        expected: 'figures of its own',
      }),
    );
    return false;
  });
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ...intake, accepted, refused: intake.refused + intake.accepted.length - accepted.length, problems };
}
