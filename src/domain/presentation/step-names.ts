import type { JourneyStep } from '#domain/framework/catalogue';

/** The short label of a step where the catalogue gives one, else its name. */
export function stepName(step: JourneyStep | undefined): string {
  return step === undefined ? 'a step not on file' : (step.short_name ?? step.name);
}
