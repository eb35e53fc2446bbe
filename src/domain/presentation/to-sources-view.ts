import type { DatasetView } from '#domain/contract/datasets-view';
import type { CitedSource, SourcesView } from '#domain/contract/sources-view';
import type { Catalogue, Source } from '#domain/framework/catalogue';
import { wasRead } from '#domain/framework/footing';
import { asSet, counted, joined } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { toSourceViews } from './source-view.ts';

/** Rows of one kind that cite sources, named one and many. */
interface Citing {
  readonly one: string;
  readonly many: string;
  readonly rows: readonly { readonly sources: readonly string[]; readonly words: string }[];
}

/** Every source with what rests on it, most cited first, beside every publication of figures, newest first. */
export function toSourcesView(catalogue: Catalogue, datasets: readonly DatasetView[]): SourcesView {
  const citing = rowsThatCite(catalogue);
  const cited = catalogue.sources.map((source) => toCited(catalogue, source, citing));
  const unread = catalogue.sources.filter((source) => !wasRead(source)).length;
  const figures = datasets.reduce((sum, dataset) => sum + dataset.observations, 0);
  const doubtful = datasets.filter((dataset) => !dataset.licenceConfirmed).length;
  // Figures of context describe a place and are never judged: their day is no news of how fresh the rest is.
  const context = new Set(catalogue.context.map((row) => row.id));
  const judged = datasets.filter((dataset) => !dataset.measureNames.every((measure) => context.has(measure.id)));
  const newest = judged.reduce<string | null>(
    (latest, dataset) =>
      dataset.newest !== null && (latest === null || dataset.newest > latest) ? dataset.newest : latest,
    null,
  );
  return {
    sentence: `What is said here rests on ${asSet(cited.length)} sources and ${asSet(figures)} lines of published figures.`,
    lead: [
      newest === null ? 'No figures are on file.' : `The newest figure of a measure is for ${dayInWords(newest)}.`,
      ...(doubtful === 0 ? [] : [`The licence of ${counted(doubtful, 'publication')} is not confirmed.`]),
      ...(unread === 0
        ? []
        : [
            `${unread === 1 ? 'One source stands' : `${asSet(unread)} sources stand`} for what people in the field know and was not read.`,
          ]),
    ].join(' '),
    datasets: [...datasets].sort(
      (a, b) => compareText(b.newest ?? '', a.newest ?? '') || compareText(a.title, b.title),
    ),
    sources: cited.sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'en-GB')),
    catalogueVersion: catalogue.version,
  };
}

function toCited(catalogue: Catalogue, source: Source, citing: readonly Citing[]): CitedSource {
  const [view] = toSourceViews(catalogue, [source.id]);
  if (view === undefined) throw new RangeError('A source of the catalogue is on file.');
  const found = citing.flatMap((group) => {
    const rows = group.rows.filter((row) => row.sources.includes(source.id)).map((row) => row.words);
    return rows.length === 0
      ? []
      : [{ words: `${asSet(rows.length)} ${rows.length === 1 ? group.one : group.many}`, what: group.many, rows }];
  });
  const count = found.reduce((sum, group) => sum + group.rows.length, 0);
  return {
    ...view,
    kindWords: source.kind === 'knowledge or unlinked' ? 'knowledge' : source.kind,
    count,
    countWords: count === 0 ? 'nothing rests on it' : joined(found.map((group) => group.words)),
    restsOn: found.map(({ what, rows }) => ({ what, rows })),
  };
}

function rowsThatCite(catalogue: Catalogue): readonly Citing[] {
  const measures = new Map(catalogue.measures.map((row) => [row.id, row.name]));
  const latents = new Map(catalogue.latentNodes.map((row) => [row.id, row.name]));
  // What stands in brackets explains the kind to a catalogue author.
  const types = new Map(catalogue.agencyTypes.map((row) => [row.id, row.name.replace(/ \([^)]+\)/g, '')]));
  const budgets = new Map(catalogue.budgets.map((row) => [row.id, row.name]));
  const measure = (id: string): string => measures.get(id) ?? latents.get(id) ?? 'a measure not on file';
  const who = (id: string): string => types.get(id) ?? budgets.get(id) ?? 'an agency not on file';
  return [
    {
      one: 'goal',
      many: 'goals',
      rows: catalogue.goals.map((row) => ({
        sources: [...row.sources, ...row.control_sources],
        words: `${who(row.agency_type)}: ${measure(row.measure)}`,
      })),
    },
    {
      one: 'measure',
      many: 'measures',
      rows: catalogue.measures.map((row) => ({
        sources: [...row.sources, ...row.series_breaks.flatMap((seam) => [...seam.sources])],
        words: row.name,
      })),
    },
    {
      one: 'payment',
      many: 'payments',
      rows: catalogue.incentives.map((row) => ({
        sources: row.sources,
        words: `${who(row.payer)} to ${who(row.paid)}, for ${measure(row.measure)}`,
      })),
    },
    {
      one: 'cause',
      many: 'causes',
      rows: catalogue.links.map((row) => ({
        sources: row.evidence,
        words: `${measure(row.source)} → ${measure(row.target)}${row.status === 'supported' ? '' : `, ${row.status}`}`,
      })),
    },
    {
      one: 'cost',
      many: 'costs',
      rows: catalogue.costEffects.map((row) => ({
        sources: row.sources,
        words: `${measure(row.measure)} ${row.movement}`,
      })),
    },
    {
      one: 'documented conflict',
      many: 'documented conflicts',
      rows: catalogue.conflicts.map((row) => ({
        sources: [...row.evidence, ...row.counter_evidence],
        words: row.mechanism,
      })),
    },
    {
      one: 'shared resource',
      many: 'shared resources',
      rows: catalogue.resources.map((row) => ({ sources: row.sources, words: row.name })),
    },
    {
      one: 'sum or split',
      many: 'sums and splits',
      rows: catalogue.identities.map((row) => ({ sources: row.sources, words: namesOfIdentity(row, measure) })),
    },
    {
      one: 'boundary',
      many: 'boundaries',
      rows: catalogue.footprints.map((row) => ({
        sources: row.sources,
        words: `${who(row.agency_a)} and ${who(row.agency_b)} in ${row.place}`,
      })),
    },
    {
      one: 'figure of context',
      many: 'figures of context',
      rows: catalogue.context.map((row) => ({ sources: row.sources, words: row.name })),
    },
  ];
}

function namesOfIdentity(row: Catalogue['identities'][number], name: (id: string) => string): string {
  switch (row.type) {
    case 'sum':
      return `${name(row.total)}, the sum of ${joined(row.parts.map(name))}`;
    case 'split':
      return joined(row.parts.map((part) => name(part.measure)));
    case 'same_quantity':
      return `${name(row.a)} and ${name(row.b)}, one quantity`;
    case 'change_of':
      return `${name(row.a)}, the change of ${name(row.b)}`;
    case 'numerator_is_denominator':
      return `what ${name(row.a)} counts, ${name(row.b)} is counted among`;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
