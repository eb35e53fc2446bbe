/** The months in their order, as they are written in full. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The number of a month by its full name: 1 for `January`; 0 for what is none. */
export function numberOfMonth(name: string): number {
  return MONTH_NAMES.findIndex((one) => one === name) + 1;
}
