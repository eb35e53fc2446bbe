import type { Echo } from '#domain/alignment/report';
import { nameOfNode, type Telling } from './telling.ts';

/** A pair that follows from the same root, as a sentence: a declared cause "tends to", and never more. */
export function tellEcho(telling: Telling, echo: Echo): string {
  return `Doing better on ${nameOfNode(telling, echo.from)} tends to mean doing worse on ${nameOfNode(telling, echo.to)}.`;
}
