/** What one page of several is called by what it is about. */
export const ownNames = {
  /** @param number its place among the headlines; null when it is none of them */
  conflict: (number: number | null): string => (number === null ? 'A finding' : `Conflict ${String(number)}`),
  seam: (from: string, to: string): string => `${from} to ${to}`,
} as const;
