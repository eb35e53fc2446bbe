import { toFindingCard } from '#domain/presentation/to-finding-card';
import { tellingOf } from '#domain/presentation/to-journey-view';
import type { PlaceSummary } from './all-places.ts';
import type { AnalysedPlace } from './analyse-board.ts';

/** What the list and the map show of one place: its first headline with something of its own, and how many cracks. */
export function summarisePlace(analysed: AnalysedPlace): PlaceSummary {
  const { report, snapshot } = analysed;
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const headlines = report.headlines.flatMap((id) => byId.get(id) ?? []);
  const first = headlines.find((finding) => finding.here !== 'none');
  const count = (grade: 'both' | 'one' | 'none'): number =>
    headlines.filter((finding) => finding.here === grade).length;
  const card = first === undefined ? null : toFindingCard(tellingOf(analysed), first, headlines.indexOf(first) + 1);
  return {
    headline: card === null ? null : { id: card.id, sentence: card.sentence, here: card.here, kindName: card.kindName },
    cracks: report.findings.filter((finding) => finding.kind === 'ORPHAN' && finding.subkind === 'seam_crack').length,
    seams: snapshot.catalogue.seams.length,
    headlines: { both: count('both'), one: count('one'), none: count('none') },
  };
}
