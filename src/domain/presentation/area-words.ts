/** A concept area in words: `admission_avoidance` is `admission avoidance`. */
export function areaWords(area: string): string {
  return area.replaceAll('_', ' ').replace(/^wellbeing independence$/, 'wellbeing and independence');
}
