/** The day the random world is judged on. */
export const AS_OF = '2026-11-22';
