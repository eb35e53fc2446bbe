import { rememberOnce } from '#domain/alignment/remember-once';
import type { Finding } from '#domain/alignment/report';
import type { Catalogue } from '#domain/framework/catalogue';
import { footingOf, FROM_KNOWLEDGE, type Footed } from '#domain/framework/footing';

/** The fixed words beside a finding that stands on something nobody has read. */
export const RESTS_ON_KNOWLEDGE = 'rests on knowledge, to be checked';

/** The rows of a catalogue that a finding can stand on, by what findings call them, each with whether it is read. */
const groundOf = rememberOnce((catalogue: Catalogue) => {
  const sources = new Map(catalogue.sources.map((source) => [source.id, source]));
  const isUnread = (row: Footed): boolean => footingOf(row, sources) === FROM_KNOWLEDGE;
  const unread = (rows: readonly (Footed & { readonly id: string })[]): ReadonlySet<string> =>
    new Set(rows.filter(isUnread).map((row) => row.id));
  return {
    measureOfGoal: new Map(catalogue.goals.map((goal) => [goal.id, goal.measure])),
    goals: unread(catalogue.goals),
    payments: unread(catalogue.incentives),
    costs: unread(catalogue.costEffects),
    resources: unread(catalogue.resources),
    footprints: unread(catalogue.footprints),
    identities: unread(catalogue.identities),
    links: new Set(
      catalogue.links
        .filter((link) => isUnread({ sources: link.evidence }))
        .map((link) => `${link.source}>${link.target}`),
    ),
  };
});

/**
 * Does a finding stand on the second footing: a payment, cost row, cause on its path, resource, boundary or sum that
 * is known from knowledge alone, or goals so known on half or more of the measures they are held on.
 */
export function restsOnKnowledge(catalogue: Catalogue, finding: Finding): boolean {
  const ground = groundOf(catalogue);
  const named = (unread: ReadonlySet<string>, id: string | undefined): boolean => id !== undefined && unread.has(id);
  return (
    named(ground.costs, finding.row) ||
    named(ground.resources, finding.resource) ||
    named(ground.footprints, finding.footprint) ||
    named(ground.identities, finding.identity) ||
    (finding.incentives ?? []).some((id) => ground.payments.has(id)) ||
    linksOf(finding).some((link) => ground.links.has(link)) ||
    standsOnGoals(ground.measureOfGoal, ground.goals, finding.goals)
  );
}

/** The causes a finding follows, as `from>to`: its path, the strongest harms that are said, and what a driver moves. */
function linksOf(finding: Finding): readonly string[] {
  const paths = [finding.via ?? [], ...(finding.harms ?? []).slice(0, 2).map((harm) => harm.via)];
  const { driver } = finding;
  return [
    ...paths.flatMap((nodes) => nodes.slice(1).map((node, index) => `${nodes[index] ?? ''}>${node}`)),
    ...(driver === undefined ? [] : finding.measures.map((measure) => `${driver}>${measure}`)),
  ];
}

function standsOnGoals(
  measureOfGoal: ReadonlyMap<string, string>,
  unread: ReadonlySet<string>,
  goals: readonly string[],
): boolean {
  const byMeasure = Map.groupBy(goals, (goal) => measureOfGoal.get(goal) ?? '');
  const without = [...byMeasure.values()].filter((held) => held.every((goal) => unread.has(goal)));
  return without.length > 0 && without.length * 2 >= byMeasure.size;
}
