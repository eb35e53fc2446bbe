import type { GlossaryView } from '#domain/contract/glossary-view';
import { toGlossaryView } from '#domain/presentation/to-glossary-view';

/** One word for one thing. */
export function showGlossary(): GlossaryView {
  return toGlossaryView();
}
