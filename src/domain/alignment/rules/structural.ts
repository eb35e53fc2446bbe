import type { Link } from '#domain/framework/catalogue';
import type { DraftFinding } from '../draft-finding.ts';
import type { Echo } from '../report.ts';
import { isAtLeast, isAtMost, roundTo12 } from '../slack.ts';
import { areOfDifferentAgencies, directionOf, goalsOf, type Snapshot } from '../snapshot.ts';
import { compareText } from '../sorted-text.ts';
import { pullsApart } from './polarity.ts';
import {
  areDifferentlyOwned,
  areMechanical,
  causalMap,
  endsKey,
  ownershipOf,
  weaker,
  type JoinedPair,
} from '../structural-paths.ts';

/** STRUCTURAL: a trade-off through declared causes, by a path (one finding per root) or by one driver of both (a fork). */
export function findStructural(snapshot: Snapshot): readonly DraftFinding[] {
  return [...findRoots(snapshot), ...findForks(snapshot)];
}

function findRoots(snapshot: Snapshot): DraftFinding[] {
  const groups = new Map<string, JoinedPair[]>();
  for (const pair of causalMap(snapshot.catalogue, snapshot.asOf).pairs) {
    if (pair.class !== 'trade_off' || pair.root === null || ownershipOf(snapshot, pair.from, pair.to) !== 'full')
      continue;
    const key = endsKey(...pair.root);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups].flatMap(([key, pairs]) => {
    const heads = [...pairs].sort(
      (a, b) => roundTo12(a.net) - roundTo12(b.net) || compareText(a.from, b.from) || compareText(a.to, b.to),
    );
    const head = heads.find((pair) => endsKey(pair.from, pair.to) === key) ?? heads[0];
    if (head === undefined || head.root === null || head.worst === null) return [];
    const echoes: Echo[] = pairs
      .filter((pair) => pair !== head)
      .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to))
      .map((pair) => ({ from: pair.from, to: pair.to, net: roundTo12(pair.net), via: pair.worst?.nodes ?? [] }));
    const score = roundTo12(head.net);
    const draft: DraftFinding = {
      kind: 'STRUCTURAL',
      subkind: 'path',
      goals: [...goalsOf(snapshot, head.from), ...goalsOf(snapshot, head.to)],
      measures: [head.from, head.to],
      idMeasures: head.root,
      unique: key,
      score,
      size: sizeOfEffect(score),
      confidence: head.worst.confidence,
      local: { rule: 'sides', one: goalsOf(snapshot, head.from), other: goalsOf(snapshot, head.to) },
      reason: `${head.from} to ${head.to}: net ${score} (helps ${roundTo12(head.P)}, harms ${roundTo12(head.N)}) over ${head.paths} path(s); worst ${head.worst.nodes.join(' > ')}; root ${key}; ${echoes.length} echo(es).`,
      details: {
        root: head.root,
        echoes,
        via: head.worst.nodes,
        lagMonths: head.worst.lag,
        ...(areAlsoOpposite(snapshot, head.from, head.to) ? { alsoOpposite: true } : {}),
      },
    };
    return [draft];
  });
}

function sizeOfEffect(effect: number): number {
  const size = Math.abs(effect);
  return isAtLeast(size, 0.5) ? 3 : isAtLeast(size, 0.25) ? 2 : 1;
}

function findForks(snapshot: Snapshot): DraftFinding[] {
  const drafts: DraftFinding[] = [];
  const bySource = new Map<string, Link[]>();
  for (const link of snapshot.links) {
    const list = bySource.get(link.source);
    if (list === undefined) bySource.set(link.source, [link]);
    else list.push(link);
  }
  for (const driver of snapshot.catalogue.latentNodes) {
    const links = (bySource.get(driver.id) ?? [])
      .filter((link) => goalsOf(snapshot, link.target).length > 0)
      .sort((a, b) => compareText(a.target, b.target));
    for (const [index, a] of links.entries()) {
      for (const b of links.slice(index + 1)) {
        const u = snapshot.measures.get(a.target);
        const v = snapshot.measures.get(b.target);
        if (u === undefined || v === undefined || u.id === v.id) continue;
        if (areMechanical(snapshot.catalogue, u.id, v.id) || !areDifferentlyOwned(snapshot, u.id, v.id)) continue;
        const effect = ((directionOf(u) * directionOf(v) * a.sign * b.sign * a.strength * b.strength) / 9) * 0.5;
        if (!isAtMost(effect, -0.1)) continue;
        const score = roundTo12(effect);
        drafts.push({
          kind: 'STRUCTURAL',
          subkind: 'fork',
          goals: [...goalsOf(snapshot, u.id), ...goalsOf(snapshot, v.id)],
          measures: [u.id, v.id],
          unique: driver.id,
          score,
          size: sizeOfEffect(score),
          confidence: weaker(a.confidence, b.confidence),
          local: { rule: 'sides', one: goalsOf(snapshot, u.id), other: goalsOf(snapshot, v.id) },
          reason: `${driver.id} moves both ${u.id} (${a.sign > 0 ? '+' : '-'}${a.strength}) and ${v.id} (${b.sign > 0 ? '+' : '-'}${b.strength}): effect ${score}.`,
          details: { driver: driver.id, ...(areAlsoOpposite(snapshot, u.id, v.id) ? { alsoOpposite: true } : {}) },
        });
      }
    }
  }
  return drafts;
}

/** Is the pair a POLARITY conflict too: opposite goals of different agencies on one concept. */
function areAlsoOpposite(snapshot: Snapshot, u: string, v: string): boolean {
  return goalsOf(snapshot, u).some((a) =>
    goalsOf(snapshot, v).some(
      (b) => a.measure.concept === b.measure.concept && pullsApart(a, b) && areOfDifferentAgencies(a, b),
    ),
  );
}
