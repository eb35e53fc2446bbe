import type { Problem } from '#domain/contract/places-view';
import type { WhatIfQuestion, WhatIfReply, WhatIfSent } from '#domain/contract/what-if-view';
import { openWhatIf, type WhatIf } from '#domain/presentation/what-if/open-what-if';

/** Reads what was sent for a place, or why it could not be. */
export type ReadSent = (
  address: string,
) => Promise<
  { readonly kind: 'sent'; readonly sent: WhatIfSent } | { readonly kind: 'problem'; readonly problem: Problem }
>;

/** Places held ready at once. */
const MOST_PLACES = 3;

/**
 * Answers questions about places, each held ready from its first question on. What could not be read is asked for again
 * with the next question; edits are never kept.
 */
export function answerWhatIf(read: ReadSent): (question: WhatIfQuestion) => Promise<WhatIfReply> {
  const places = new Map<string, Promise<WhatIf | Problem>>();
  const hold = (address: string): Promise<WhatIf | Problem> => {
    const known = places.get(address);
    if (known !== undefined) return known;
    const opening = read(address).then((answer) => {
      if (answer.kind === 'sent') return openWhatIf(answer.sent);
      places.delete(address);
      return answer.problem;
    });
    places.set(address, opening);
    for (const oldest of places.keys()) {
      if (places.size <= MOST_PLACES) break;
      places.delete(oldest);
    }
    return opening;
  };
  return async (question) => {
    const held = await hold(question.address);
    if (!('outcomeOf' in held)) return { answer: 'problem', problem: held };
    switch (question.ask) {
      case 'start':
        return { answer: 'start', start: held.start };
      case 'edits':
        return { answer: 'outcome', outcome: held.outcomeOf(question.edits) };
      case 'moves':
        return { answer: 'moves', moves: held.movesOf(question.finding) };
      case 'suggestions':
        return { answer: 'suggestions', suggestions: held.suggestions() };
    }
  };
}
