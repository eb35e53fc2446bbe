import type { HereGrade } from '#domain/alignment/report';
import type { JourneyStep } from '#domain/framework/catalogue';
import { NOT_REVIEWED } from './finding-labels.ts';
import { capital, countInWords, joined, small } from './number-words.ts';
import { stepName } from './step-names.ts';

/**
 * The title of a journey: how many conflicts run through care, and where nobody answers.
 * @param place ` in Redcar and Cleveland`, or ` here` where the name stands above
 */
export function journeyTitle(headlines: number, place: string, unowned: readonly JourneyStep[]): string {
  const conflicts =
    headlines === 0
      ? `No conflict stands out in care${place}`
      : headlines === 1
        ? `One conflict runs through care${place}`
        : `${capital(countInWords(headlines))} conflicts run through care${place}`;
  if (unowned.length === 0) return `${conflicts}.`;
  return `${conflicts}, and ${joined(unowned.map(whereWords))} nobody answers for the person.`;
}

/** Where a step is, as inside a sentence: `in the first weeks back home`, `at “Recovery”`. */
function whereWords(step: JourneyStep): string {
  const name = stepName(step);
  return /^(First|Last) /.test(name) ? `in the ${small(name)}` : `at “${name}”`;
}

/** What the headlines are, by how much of each is seen here, and what is asked at the hand-overs. */
export function journeyLead(grades: readonly HereGrade[], cracks: number, seams: number): string {
  return [headlineLead(grades), seamLead(cracks, seams)].filter((sentence) => sentence !== '').join(' ');
}

function headlineLead(grades: readonly HereGrade[]): string {
  const count = (grade: HereGrade): number => grades.filter((one) => one === grade).length;
  const both = count('both');
  const one = count('one');
  const none = count('none');
  const total = grades.length;
  if (total === 0) return '';
  if (none === total)
    return total === 1
      ? 'It is true everywhere in England.'
      : `${total === 2 ? 'Both' : `All ${countInWords(total)}`} are true everywhere in England.`;
  const seen =
    both > 0 && one > 0
      ? `${capital(countInWords(both))} ${is(both)} seen here on both sides and ${countInWords(one)} on one side`
      : both > 0
        ? `${capital(countInWords(both))} ${is(both)} seen here on both sides`
        : `${capital(countInWords(one))} ${is(one)} seen here on one side`;
  return none === 0 ? `${seen}.` : `${seen}; ${countInWords(none)} ${is(none)} true everywhere in England.`;
}

function seamLead(cracks: number, seams: number): string {
  if (seams === 0) return '';
  const handOvers = seams === 1 ? 'the one hand-over' : `the ${countInWords(seams)} hand-overs`;
  if (cracks === seams)
    return `At ${seams === 1 ? 'the one hand-over no measure asks' : `none of ${handOvers} does a measure ask`} people how it went.`;
  if (cracks === 0) return `At ${seams === 1 ? handOvers : `each of ${handOvers}`} a measure asks people how it went.`;
  return `At ${countInWords(cracks)} of ${handOvers} no measure asks people how it went.`;
}

/** The line that says once, for all headlines, that nobody has reviewed them; null without headlines. */
export function reviewLine(headlines: number): string | null {
  if (headlines === 0) return null;
  if (headlines === 1) return capital(NOT_REVIEWED);
  return headlines === 2 ? `Both: ${NOT_REVIEWED}` : `All ${countInWords(headlines)}: ${NOT_REVIEWED}`;
}

function is(count: number): string {
  return count === 1 ? 'is' : 'are';
}
