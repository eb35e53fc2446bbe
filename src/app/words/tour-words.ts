/** Words of the tour of the journey: five things, each said once. */
export const tourWords = {
  invitation: 'New here? Five things on this page, in a minute.',
  begin: 'Show me',
  notNow: 'No, thank you',
  label: (n: number, all: number): string => `Tour, ${String(n)} of ${String(all)}`,
  next: 'Next',
  back: 'Back',
  done: 'Done',
  end: 'End the tour',
  steps: [
    {
      at: 'main h1',
      heading: 'The sentence',
      text: 'Every page begins with its answer. This one says how many conflicts run through care here, and where nobody answers for the person. The line under it says how much of that is seen in the figures of this place.',
    },
    {
      at: 'cm-journey-line .stage',
      heading: 'The line',
      text: 'One person’s way through care, each step in the person’s own words. Two strokes across it are a crack: no measure asks how that hand-over went. A dashed, open station: nobody answers for the person there.',
    },
    {
      at: 'cm-journey-line .ring',
      heading: 'Arcs and numbers',
      text: 'A number is a conflict, drawn over the steps where it pulls. Filled: seen in the figures here on both sides. Half-filled: on one side. Open: true everywhere in England, so no news about this place. The heavier the line the worse; the more solid the surer.',
    },
    {
      at: 'main .cards li',
      heading: 'The marks beside a sentence',
      text: 'Twelve small bars say how bad, a letter says how sure; the two are never merged. Bars in outline are points that figures could still add. All of it is found by rule, and not yet reviewed by anybody. The sentence opens the evidence.',
    },
    {
      at: '[popovertarget="as-at-panel"]',
      heading: 'The day we look from',
      text: 'Goals, organisations and figures are those of this day. Choose another, and every page follows; a link keeps it.',
    },
  ],
} as const;
