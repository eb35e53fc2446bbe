import type { Finding } from '#domain/alignment/report';
import type { ConflictsView, InfluenceNode } from '#domain/contract/conflicts-view';
import type { Link } from '#domain/framework/catalogue';
import { holdersOf, nameHolders } from './agency-names.ts';
import { lineOfLink } from './because.ts';
import { capital, counted } from './number-words.ts';
import { toSourceViews } from './source-view.ts';
import { nameOfNode, type Telling } from './telling.ts';
import { withoutIds } from './without-ids.ts';

/**
 * The declared links between measures that somebody here is held to, and the causes between them that no measure counts,
 * with the conflicts that run over each. A cause without any such link is left out, and so is every contested link.
 */
export function toInfluence(telling: Telling, findings: readonly Finding[]): ConflictsView['influence'] {
  const { snapshot } = telling;
  const isHere = (id: string): boolean =>
    snapshot.goalsByMeasure.has(id) || snapshot.catalogue.latentNodes.some((row) => row.id === id);
  const links = snapshot.links.filter((link) => isHere(link.source) && isHere(link.target));
  const overEach = findingsOverLinks(findings);
  const ids = [...new Set(links.flatMap((link) => [link.source, link.target]))];
  const nodes = ids.map((id) => toNode(telling, id)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const measures = nodes.filter((node) => node.form === 'measure').length;
  const causes = nodes.length - measures;
  return {
    sentence:
      links.length === 0
        ? 'No declared link joins two measures that somebody here is held to.'
        : `${capital(counted(measures, 'measure'))} held here${causes === 0 ? '' : ` and ${counted(causes, 'other cause')}`}, joined by ${counted(links.length, 'declared link')}.`,
    nodes,
    links: links.map((link) => ({
      id: link.id,
      from: link.source,
      to: link.target,
      sign: link.sign,
      strength: link.strength,
      confidence: link.confidence,
      words: linkWords(telling, link),
      footing: footingOf(telling, link),
      conflicts: overEach.get(`${link.source}>${link.target}`) ?? [],
    })),
  };
}

/** Links that are contested and join two things that are here: told, never drawn among the others. */
export function toContestedLinks(telling: Telling): ConflictsView['contestedLinks'] {
  const { snapshot } = telling;
  const isHere = (id: string): boolean =>
    snapshot.goalsByMeasure.has(id) || snapshot.catalogue.latentNodes.some((row) => row.id === id);
  return snapshot.catalogue.links
    .filter((link) => link.status === 'contested' && isHere(link.source) && isHere(link.target))
    .map((link) => ({
      words: linkWords(telling, link),
      footing: footingOf(telling, link),
      note: withoutIds(snapshot, link.note),
      sources: toSourceViews(snapshot.catalogue, link.evidence),
    }));
}

/** Ids of the findings whose path runs over a link, by its two ends. */
function findingsOverLinks(findings: readonly Finding[]): ReadonlyMap<string, string[]> {
  const over = new Map<string, string[]>();
  for (const finding of findings) {
    const pairs = new Set(
      pathsOf(finding).flatMap((path) => path.slice(1).map((to, index) => `${path[index] ?? ''}>${to}`)),
    );
    for (const pair of pairs) over.set(pair, [...(over.get(pair) ?? []), finding.id]);
  }
  return over;
}

/** The paths through causes that a finding rests on, its own before those of its echoes and harms. */
function pathsOf(finding: Finding): readonly (readonly string[])[] {
  const { driver } = finding;
  const fork =
    finding.subkind === 'fork' && driver !== undefined ? finding.measures.map((measure) => [driver, measure]) : [];
  return [
    ...(finding.via === undefined ? [] : [finding.via]),
    ...fork,
    ...(finding.harms ?? []).map((harm) => harm.via),
    ...(finding.echoes ?? []).map((echo) => echo.via),
  ];
}

function toNode(telling: Telling, id: string): InfluenceNode {
  const { snapshot } = telling;
  const name = nameOfNode(telling, id);
  const latent = snapshot.catalogue.latentNodes.find((row) => row.id === id);
  if (latent !== undefined) {
    return latent.lever
      ? { id, name, form: 'lever', words: 'something organisations can change, and no measure counts', role: null }
      : { id, name, form: 'cause', words: 'a cause that no measure counts', role: null };
  }
  const domain = snapshot.measures.get(id)?.domain;
  const held = nameHolders(snapshot, holdersOf(snapshot, snapshot.goalsByMeasure.get(id) ?? []));
  return {
    id,
    name,
    form: 'measure',
    words: held.words === '' ? 'measured here' : `held by ${held.words}`,
    role: snapshot.catalogue.domains.find((row) => row.id === domain)?.role ?? null,
  };
}

/** The link alone, without what its row adds: `When Home care capacity rises, Delayed transfers tends to fall.` */
function linkWords(telling: Telling, link: Link): string {
  return lineOfLink(telling, { ...link, note: '' }).text;
}

function footingOf(telling: Telling, link: Link): string {
  const { lagWords } = lineOfLink(telling, link);
  return [`evidence ${link.confidence}`, ...(lagWords === '' ? [] : [lagWords])].join(', ');
}
