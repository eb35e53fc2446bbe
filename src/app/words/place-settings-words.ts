/** What the screen says of what a place asks for. */
export const placeSettingsWords = {
  heading: (place: string): string => `Approval in ${place}`,
  asked: 'What an organisation of this place wants to publish waits until a data steward has approved it.',
  notAsked: 'Organisations of this place publish their figures themselves, without a data steward’s approval.',
  ask: 'Ask for approval from now on',
  stop: 'Ask for approval no more',
  stays: 'What waits already goes on waiting.',
  changedAt: (when: string): string => `Set ${when}.`,
  changed: 'Changed.',
  again: 'Look again',
} as const;
