import type { FindingKind } from '#domain/alignment/report';
import type { MethodsView, MethodView } from '#domain/contract/methods-view';
import type { Catalogue, DatePrecision } from '#domain/framework/catalogue';
import { countFootings, FROM_KNOWLEDGE, LOCAL, READ, type Footed } from '#domain/framework/footing';
import { datesInWords } from '../footing-words.ts';
import { kindHeading } from '../kind-words.ts';
import { asSet, capital, counted } from '../number-words.ts';
import { methodAnchor } from './method-anchor.ts';
import { KIND_METHODS, SHARED_METHODS } from './method-list.ts';
import type { Method } from './method.ts';

/** Every method with its example worked out now, what no rule can find, and how the rows of the catalogue are known. */
export function toMethodsView(catalogue: Catalogue): MethodsView {
  const conflicts = KIND_METHODS.filter((method) => method.kind !== 'SYNERGY').length;
  return {
    sentence: `Each of the ${conflicts} kinds of conflict is found by a rule that anyone can check, and so is help.`,
    lead: 'Every rule is here with its limits and an example worked out now: it runs through the same functions that judge real places, on small numbers that can be checked by hand. Thresholds are ours unless a source is named, and can be disputed.',
    kinds: KIND_METHODS.map(toMethodView),
    shared: SHARED_METHODS.map(toMethodView),
    notDerivable: notDerivable(catalogue),
    footings: footings(catalogue),
    catalogueVersion: catalogue.version,
  };
}

/** Where each method is found on its page, without working an example out. */
export function toMethodLinks(): readonly Pick<MethodView, 'anchor' | 'name' | 'asks'>[] {
  return [...KIND_METHODS, ...SHARED_METHODS].map((method) => ({
    anchor: anchorOf(method),
    name: method.name,
    asks: method.asks,
  }));
}

function anchorOf({ kind, name }: Method): string {
  return kind === null ? name.toLowerCase().replaceAll(/[^a-z]+/g, '-') : methodAnchor(kind);
}

function toMethodView(method: Method): MethodView {
  const { kind, name, asks, rules, limits, confidence, sources } = method;
  return {
    anchor: anchorOf(method),
    kind,
    name,
    asks,
    rules: rules.map((rule) => ({ ...rule })),
    limits: [...limits],
    confidence,
    examples: [...method.examples()],
    sources: [...sources],
  };
}

function notDerivable(catalogue: Catalogue): MethodsView['notDerivable'] {
  const rows = catalogue.conflicts.filter((row) => !row.derivable);
  const kinds = new Map(KIND_METHODS.flatMap(({ kind }) => (kind === null ? [] : [[kind as string, kind] as const])));
  const nameOf = (kind: string): string => {
    const known: FindingKind | undefined = kinds.get(kind);
    return known === undefined ? kind : kindHeading(known);
  };
  return {
    sentence:
      rows.length === 0
        ? 'Every documented conflict is within reach of a rule.'
        : `${capital(counted(rows.length, 'documented conflict or help', 'documented conflicts and helps'))} of ${asSet(catalogue.conflicts.length)} cannot be found by any rule from what is on file.`,
    rows: rows.map((row) => ({
      id: row.id,
      kindName: nameOf(row.kind),
      mechanism: row.mechanism,
      status: row.status,
      why: row.why_not ?? '',
    })),
  };
}

function footings(catalogue: Catalogue): MethodsView['footings'] {
  const sources = new Map(catalogue.sources.map((source) => [source.id, source]));
  const row = (what: string, rows: readonly Footed[]): MethodsView['footings']['rows'][number] => {
    const counts = countFootings(rows, sources);
    return { what, read: counts[READ], knowledge: counts[FROM_KNOWLEDGE], local: counts[LOCAL], all: rows.length };
  };
  const rows = [
    row('Goals', catalogue.goals),
    row('Payments', catalogue.incentives),
    row(
      'Causes',
      catalogue.links.map((link) => ({ sources: link.evidence })),
    ),
    row('Costs', catalogue.costEffects),
  ];
  const all = rows.reduce((sum, { all: count }) => sum + count, 0);
  const unread = rows.reduce((sum, { knowledge }) => sum + knowledge, 0);
  const precisions: readonly DatePrecision[] = ['day', 'month', 'year', 'knowledge'];
  return {
    sentence: `${asSet(all - unread)} of ${asSet(all)} goals, payments, causes and costs were read in a source or are local; ${asSet(unread)} are from knowledge, to be checked.`,
    rows,
    dates: precisions.map((precision) => ({
      words: datesInWords(precision),
      goals: catalogue.goals.filter((goal) => goal.date_precision === precision).length,
    })),
  };
}
