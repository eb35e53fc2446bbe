/** The time, as an argument: ISO, in UTC. */
export interface Clock {
  now(): string;
}

export const SYSTEM_CLOCK: Clock = { now: () => new Date().toISOString() };

const BRITISH_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Today in England, as 2026-11-22: the default day of every question. */
export function today(clock: Clock): string {
  return BRITISH_DAY.format(new Date(clock.now()));
}
