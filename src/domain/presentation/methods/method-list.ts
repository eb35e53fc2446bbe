import { alignmentIndexMethod } from './alignment-index-method.ts';
import { attributionMethod } from './attribution-method.ts';
import { clearMovementMethod } from './clear-movement-method.ts';
import { confidenceMethod } from './confidence-method.ts';
import { contentionMethod } from './contention-method.ts';
import { costShuntMethod } from './cost-shunt-method.ts';
import { definitionMethod } from './definition-method.ts';
import { doubleCountMethod } from './double-count-method.ts';
import { empiricalMethod } from './empirical-method.ts';
import { footprintMethod } from './footprint-method.ts';
import { freshnessMethod } from './freshness-method.ts';
import { gamingMethod } from './gaming-method.ts';
import { headlinesMethod } from './headlines-method.ts';
import { hereMethod } from './here-method.ts';
import { imbalanceMethod } from './imbalance-method.ts';
import { incentiveMethod } from './incentive-method.ts';
import type { Method } from './method.ts';
import { orphanMethod } from './orphan-method.ts';
import { polarityMethod } from './polarity-method.ts';
import { severityMethod } from './severity-method.ts';
import { structuralMethod } from './structural-method.ts';
import { synergyMethod } from './synergy-method.ts';
import { targetMethod } from './target-method.ts';
import { timingMethod } from './timing-method.ts';
import { uncontrollableMethod } from './uncontrollable-method.ts';
import { wholeRedMethod } from './whole-red-method.ts';

/** How each kind is found, in the order a board reads the kinds; what helps comes last. */
export const KIND_METHODS: readonly Method[] = [
  polarityMethod,
  targetMethod,
  definitionMethod,
  structuralMethod,
  empiricalMethod,
  incentiveMethod,
  costShuntMethod,
  timingMethod,
  footprintMethod,
  contentionMethod,
  attributionMethod,
  wholeRedMethod,
  orphanMethod,
  imbalanceMethod,
  gamingMethod,
  doubleCountMethod,
  uncontrollableMethod,
  synergyMethod,
];

/** What every kind uses. */
export const SHARED_METHODS: readonly Method[] = [
  severityMethod,
  confidenceMethod,
  hereMethod,
  headlinesMethod,
  freshnessMethod,
  clearMovementMethod,
  alignmentIndexMethod,
];
