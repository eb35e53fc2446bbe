import { rememberOnce } from '#domain/alignment/remember-once';
import { controlCount } from '#domain/disclosure/control-count';
import { controlFigures, type FigureWorld, type MeasureSum } from '#domain/disclosure/control-figures';
import { readDisclosurePolicy, stricterOf, type DisclosurePolicy } from '#domain/disclosure/disclosure-policy';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import { observationKey } from '#domain/intake/observation-key';
import type { Observation } from '#domain/measure/observation';
import type { ObservationRepository, ObservationVersion, PackedFigures } from '#server/storage/observation-repository';
import { CELL_BYTES } from './unpack-figures.ts';

/** The figures as everybody may see them: what every page, chart, file, sort and analysis reads. */
export type PublishedFigures = Pick<ObservationRepository, 'readFigures' | 'readObservations' | 'readVersions'>;

/** What of the store this rests on. */
type RawFigures = PublishedFigures &
  Pick<ObservationRepository, 'readManifests' | 'readVersionsOfDatasets' | 'newestCommit'>;

/** Versions of controlled figures as they are shown, by who they are. */
interface Controlled {
  readonly datasets: readonly string[];
  /** The figure in place of a version; a version that is not here is none of a controlled dataset. */
  readonly shown: ReadonlyMap<string, Observation>;
  /** What stands now. */
  readonly current: readonly ObservationVersion[];
}

/**
 * Puts disclosure control between the store and everything that shows a figure: here and nowhere else. Datasets whose figures are
 * kept as published pass untouched. What must be hidden is decided over all controlled datasets together, by the stricter policy.
 * A version that no longer stands is shown only where its measure and period never held a count that must be hidden: else what
 * stood there before would give away what is hidden now, or the other way round; measures that add up to one another count as one
 * here. Intervals of controlled figures are not shown: the counts behind a rate can be worked out from them.
 */
export function publishFigures(raw: RawFigures, world: () => FigureWorld): PublishedFigures {
  let kept: Promise<Controlled> | null = null;
  let keptMark = '';
  const controlled = async (): Promise<Controlled | null> => {
    const policies = (await raw.readManifests()).flatMap(({ id, manifest }) => {
      const policy = readDisclosurePolicy(manifest);
      return policy === null ? [] : [[id, policy] as const];
    });
    if (policies.length === 0) return null;
    const mark = `${String(await raw.newestCommit())} ${JSON.stringify(policies)}`;
    if (kept === null || keptMark !== mark) {
      keptMark = mark;
      kept = control(raw, new Map(policies), world());
      kept.catch(() => (kept = null));
    }
    return kept;
  };
  const show = (versions: readonly ObservationVersion[], by: Controlled | null): readonly ObservationVersion[] =>
    by === null
      ? versions
      : versions.map((version) => {
          const observation = by.shown.get(versionKey(version));
          return observation === undefined ? version : { ...version, observation, lower: null, upper: null };
        });
  return {
    async readFigures(knownAt) {
      const [packed, by] = [await raw.readFigures(knownAt), await controlled()];
      if (by === null) return packed;
      const standing = knownAt === undefined ? by.current : await raw.readVersionsOfDatasets(by.datasets, knownAt);
      return repack(
        packed,
        show(
          standing.filter((version) => version.supersededAt === null),
          by,
        ),
      );
    },
    async readObservations(measures, areas, knownAt) {
      return show(await raw.readObservations(measures, areas, knownAt), await controlled());
    },
    async readVersions(measure, area, period) {
      return show(await raw.readVersions(measure, area, period), await controlled());
    },
  };
}

/** What disclosure control has to know of measures and areas. */
export function figureWorldOf(catalogue: Catalogue, register: PlaceRegister): FigureWorld {
  return {
    kindOf: (measure) => kindsOf(catalogue).get(measure) ?? null,
    regionOf: (area) => regionsOf(register).get(area) ?? null,
    sums: sumsOf(catalogue),
  };
}

const kindsOf = rememberOnce(
  (catalogue: Catalogue) => new Map(catalogue.measures.map(({ id, unit_kind }) => [id, unit_kind])),
);
const sumsOf = rememberOnce((catalogue: Catalogue): readonly MeasureSum[] =>
  catalogue.identities.flatMap((identity): readonly MeasureSum[] => {
    if (identity.type === 'sum') return [{ total: identity.total, parts: identity.parts }];
    if (identity.type !== 'split' || identity.total === null) return [];
    return [{ total: identity.total, parts: identity.parts.map(({ measure }) => measure) }];
  }),
);
const regionsOf = rememberOnce(
  (register: PlaceRegister) =>
    new Map(register.boards.map(({ figuresCode, region }) => [figuresCode, region?.code ?? null])),
);

async function control(
  raw: RawFigures,
  policies: ReadonlyMap<string, DisclosurePolicy>,
  world: FigureWorld,
): Promise<Controlled> {
  const versions = await raw.readVersionsOfDatasets([...policies.keys()]);
  const policy = [...policies.values()].reduce(stricterOf);
  const current = versions.filter(({ supersededAt }) => supersededAt === null);
  const shown = new Map<string, Observation>();
  const withHidden = new Set<string>();
  const familyOf = familiesOf(world.sums);
  const groupOf = ({ measure, period }: Observation): string => `${familyOf(measure)}\t${period}`;
  for (const [index, observation] of controlFigures(
    current.map((version) => version.observation),
    policy,
    world,
  ).entries()) {
    const version = current[index];
    if (version === undefined) continue;
    shown.set(versionKey(version), observation);
    const isHidden = observation.value.kind === 'missing' && version.observation.value.kind !== 'missing';
    if (isHidden) withHidden.add(groupOf(observation));
  }
  for (const { observation } of versions)
    if (hasSmallCount(observation, policy, world)) withHidden.add(groupOf(observation));
  for (const version of versions) {
    if (version.supersededAt === null) continue;
    const { observation } = version;
    const [alone] = withHidden.has(groupOf(observation))
      ? [hide(observation)]
      : controlFigures([observation], policy, world);
    if (alone !== undefined) shown.set(versionKey(version), alone);
  }
  return { datasets: [...policies.keys()], shown, current };
}

function hide(observation: Observation): Observation {
  const value: Observation['value'] =
    observation.value.kind === 'missing' ? observation.value : { kind: 'missing', reason: 'suppressed' };
  return { ...observation, value, numerator: null, denominator: null };
}

function hasSmallCount(
  { measure, value, numerator, denominator }: Observation,
  policy: DisclosurePolicy,
  world: FigureWorld,
): boolean {
  if (policy.notPeople.includes(measure)) return false;
  const own = world.kindOf(measure) === 'count' && value.kind === 'value' ? value.value : null;
  return [own, numerator, denominator].some((count) => count !== null && controlCount(count, policy) === null);
}

/** One name for all measures that are tied to each other by sums; its own for every other measure. */
function familiesOf(sums: readonly MeasureSum[]): (measure: string) => string {
  const nameOf = new Map<string, string>();
  for (const { total, parts } of sums) {
    const joined = new Set([total, ...parts].map((measure) => nameOf.get(measure) ?? measure));
    const name = nameOf.get(total) ?? total;
    for (const measure of [total, ...parts]) nameOf.set(measure, name);
    for (const [measure, other] of nameOf) if (joined.has(other)) nameOf.set(measure, name);
  }
  return (measure) => nameOf.get(measure) ?? measure;
}

function versionKey({ observation, provenance }: ObservationVersion): string {
  return `${provenance.batch}\t${observationKey(observation)}`;
}

/** The packed figures with some of them in another value, or taken out. */
function repack(packed: PackedFigures, changed: readonly ObservationVersion[]): PackedFigures {
  const numbers = new Map(packed.periods.map(([number, text]) => [text, number]));
  const bySeries = new Map<string, Map<number, number | null>>();
  for (const { observation } of changed) {
    if (observation.breakdown !== '') continue;
    const key = `${observation.measure}\t${observation.area}`;
    const cells = bySeries.get(key) ?? new Map<number, number | null>();
    bySeries.set(key, cells);
    const number = numbers.get(observation.period);
    if (number !== undefined) cells.set(number, observation.value.kind === 'value' ? observation.value.value : null);
  }
  const series = packed.series.map((one) => {
    const cells = bySeries.get(`${one.measure}\t${one.area}`);
    if (cells === undefined) return one;
    const bytes = Buffer.from(one.cells, 'hex');
    const left: Buffer[] = [];
    for (let at = 0; at + CELL_BYTES <= bytes.length; at += CELL_BYTES) {
      const cell = Buffer.from(bytes.subarray(at, at + CELL_BYTES));
      const value = cells.get(cell.readInt32BE(0));
      if (value === null) continue;
      if (value !== undefined) cell.writeDoubleBE(value, 4);
      left.push(cell);
    }
    return { ...one, cells: Buffer.concat(left).toString('hex') };
  });
  return { ...packed, series };
}
