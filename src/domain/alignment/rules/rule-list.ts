import type { Rule } from '../draft-finding.ts';
import { findAttribution } from './attribution.ts';
import { findContention } from './contention.ts';
import { findCostShunt } from './cost-shunt.ts';
import { findDefinition } from './definition.ts';
import { findDoubleCount } from './double-count.ts';
import { findEmpirical } from './empirical.ts';
import { findFootprint } from './footprint.ts';
import { findGaming } from './gaming.ts';
import { findImbalance } from './imbalance.ts';
import { findIncentive } from './incentive.ts';
import { findOrphan } from './orphan.ts';
import { findPolarity } from './polarity.ts';
import { findStructural } from './structural.ts';
import { findSynergy } from './synergy.ts';
import { findTarget } from './target.ts';
import { findTiming } from './timing.ts';
import { findUncontrollable } from './uncontrollable.ts';
import { findWholeRed } from './whole-red.ts';

/** Every rule, one per kind; the order does not matter, for findings are ordered by id. */
export const RULES: readonly Rule[] = [
  findPolarity,
  findTarget,
  findDefinition,
  findStructural,
  findSynergy,
  findEmpirical,
  findIncentive,
  findCostShunt,
  findOrphan,
  findImbalance,
  findGaming,
  findDoubleCount,
  findTiming,
  findFootprint,
  findUncontrollable,
  findContention,
  findAttribution,
  findWholeRed,
];
