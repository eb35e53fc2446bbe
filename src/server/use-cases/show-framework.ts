import type { FrameworkView } from '#domain/contract/framework-view';
import { toFrameworkView } from '#domain/presentation/to-framework-view';
import type { Knowledge } from './knowledge.ts';

/** The framework as it stood on a day: who is held to what, without a place. */
export function showFramework({ catalogue }: Knowledge, asOf: string): FrameworkView {
  return toFrameworkView(catalogue, asOf);
}
