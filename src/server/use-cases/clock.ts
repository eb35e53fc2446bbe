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

/** The minute that was asked about last, and its day: a day begins with a minute, and every question asks for its day. */
let last = { minute: '', day: '' };

/** Today in England, as 2026-11-22: the default day of every question. */
export function today(clock: Clock): string {
  const now = clock.now();
  const minute = now.slice(0, 16);
  if (last.minute !== minute) last = { minute, day: BRITISH_DAY.format(new Date(now)) };
  return last.day;
}
