import type { SeamLack } from '#domain/alignment/seam-closing';
import type { Measure } from '#domain/framework/catalogue';
import { joined } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { stepName } from './step-names.ts';
import type { Telling } from './telling.ts';

/** What keeps a measure from saying how a hand-over went, as one line; what closes it says so. */
export function lacksInWords(telling: Telling, measure: Measure, lacks: readonly SeamLack[]): string {
  if (lacks.length === 0) return 'asks people, and both sides are held to the answer';
  const words = lacks.flatMap((lack): string | readonly never[] => {
    switch (lack) {
      case 'listed':
        return whereAsked(telling, measure);
      case 'in use':
        return whenInUse(telling, measure);
      case 'goal':
        // Nobody is held to what is not in use: said once.
        return lacks.includes('in use') ? [] : 'nobody here is held to it';
      case 'experience':
        return roleOf(telling, measure) === 'resource'
          ? 'tells what it took, not how it was for the person'
          : 'tells what was achieved, not how it was for the person';
      case 'reported':
        // What is no experience asks nobody: said once.
        if (lacks.includes('experience')) return [];
        return measure.experience_kind === 'timed'
          ? 'a clock or a count: nobody is asked'
          : 'not known whether people are asked';
      case 'may close':
        return 'asks about one service alone, which never stands for a hand-over';
      case 'both sides':
        return 'asks people, but not both sides are held to the answer';
      default:
        return assertNever(lack);
    }
  });
  return words.join('; ');
}

/** Steps a measure is listed at, in order: `asked at “First contact” and “Care at home”`. */
export function whereAsked({ snapshot }: Telling, measure: Measure): string {
  const at = [...snapshot.catalogue.steps]
    .sort((a, b) => a.order - b.order)
    .filter((step) => step.measures.includes(measure.id))
    .map((step) => `“${stepName(step)}”`);
  return at.length === 0 ? 'at no step of the journey' : `at ${joined(at)}${at.length === 1 ? ' only' : ''}`;
}

function whenInUse({ snapshot }: Telling, measure: Measure): string {
  if (measure.status === 'never populated') return 'announced, and never filled';
  if (measure.in_use_to !== null && measure.in_use_to < snapshot.asOf)
    return `in use until ${dayInWords(measure.in_use_to)}`;
  if (measure.in_use_from !== null && measure.in_use_from > snapshot.asOf)
    return `in use only from ${dayInWords(measure.in_use_from)}`;
  return 'not in use on this day';
}

function roleOf({ snapshot }: Telling, measure: Measure): string | undefined {
  return snapshot.catalogue.domains.find((row) => row.id === measure.domain)?.role;
}

function assertNever(value: never): never {
  throw new Error(`No such lack: ${JSON.stringify(value)}`);
}
