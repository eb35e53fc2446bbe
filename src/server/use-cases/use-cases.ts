import type { AgenciesView } from '#domain/contract/agencies-view';
import type { AgencyView } from '#domain/contract/agency-view';
import type { CompareView } from '#domain/contract/compare-view';
import type { ConflictsNarrowing } from '#domain/contract/conflicts-narrowing';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { ConflictsView } from '#domain/contract/conflicts-view';
import type { DatasetsView } from '#domain/contract/datasets-view';
import type { FinderView } from '#domain/contract/finder-view';
import type { FrameworkView } from '#domain/contract/framework-view';
import type { GlossaryView } from '#domain/contract/glossary-view';
import type { JourneyView } from '#domain/contract/journey-view';
import type { MeasuresView, MeasureView } from '#domain/contract/measure-view';
import type { MethodsView } from '#domain/contract/methods-view';
import type { PlaceMeasureView } from '#domain/contract/place-measure-view';
import type { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import type { PlaceSeamView } from '#domain/contract/place-seam-view';
import type { PlaceStepView } from '#domain/contract/place-step-view';
import type { PlacesView, PlaceView } from '#domain/contract/places-view';
import type { SeriesView } from '#domain/contract/series-view';
import type { SourcesView } from '#domain/contract/sources-view';
import type { ThroughTimeView } from '#domain/contract/through-time-view';
import type { WhatIfSent } from '#domain/contract/what-if-view';
import type { Catalogue } from '#domain/framework/catalogue';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { today, type Clock } from './clock.ts';
import { exportFigures, type ExportedFile, type ExportQuestion } from './export-figures.ts';
import type { Knowledge } from './knowledge.ts';
import { listDatasets } from './list-datasets.ts';
import { listMeasures, showMeasure } from './list-measures.ts';
import { listPlaces } from './list-places.ts';
import { listSources } from './list-sources.ts';
import { NotPossibleError } from './not-possible.ts';
import type { PlaceReports } from './place-reports.ts';
import { figureWorldOf, publishFigures } from './publish-figures.ts';
import { readAsOf } from './read-as-of.ts';
import { showAgencies, showAgency } from './show-agencies.ts';
import { showCompare, type CompareRequest } from './show-compare.ts';
import { showConflict } from './show-conflict.ts';
import { showFinder } from './show-finder.ts';
import { showFramework } from './show-framework.ts';
import { showGlossary } from './show-glossary.ts';
import { exportConflicts, showConflicts, type NamedText } from './show-conflicts.ts';
import { showJourney } from './show-journey.ts';
import { showMethods } from './show-methods.ts';
import { showPlace } from './show-place.ts';
import { exportSeries, showPlaceMeasure, showPlaceMeasures } from './show-place-measures.ts';
import { showReport, type PublishedReport } from './show-report.ts';
import { showSeries } from './show-series.ts';
import { showSeam, showStep } from './show-steps.ts';
import { showThroughTime } from './show-through-time.ts';
import { showWhatIf } from './show-what-if.ts';

/** What can be asked of the product. A day left out is today; each throws NotPossibleError when there is no answer. */
export interface UseCases {
  /** Changes whenever an answer may have changed, other than by what is still being worked out. */
  state(): string;
  listPlaces(asOf?: string, search?: string): Promise<PlacesView>;
  showPlace(code: string, asOf?: string): Promise<PlaceView>;
  showCompare(request: CompareRequest, asOf?: string): Promise<CompareView>;
  showThroughTime(code: string, asOf?: string): Promise<ThroughTimeView>;
  showReport(code: string, asOf?: string, withDetails?: boolean): Promise<PublishedReport>;
  showJourney(code: string, asOf?: string): Promise<JourneyView>;
  showConflicts(code: string, asOf?: string): Promise<ConflictsView>;
  exportConflicts(code: string, asked: ConflictsNarrowing, asOf?: string): Promise<NamedText>;
  showConflict(code: string, id: string, asOf?: string): Promise<ConflictView>;
  showAgencies(code: string, asOf?: string): Promise<AgenciesView>;
  showWhatIf(code: string, asOf?: string): Promise<WhatIfSent>;
  showAgency(code: string, agency: string, asOf?: string): Promise<AgencyView>;
  showPlaceMeasures(code: string, asOf?: string): Promise<PlaceMeasuresView>;
  showPlaceMeasure(code: string, measure: string, asOf?: string): Promise<PlaceMeasureView>;
  exportSeries(code: string, measure: string, asOf?: string): Promise<NamedText>;
  showSeries(code: string, measure: string, asOf?: string): Promise<SeriesView>;
  showStep(code: string, step: string, asOf?: string): Promise<PlaceStepView>;
  showSeam(code: string, seam: string, asOf?: string): Promise<PlaceSeamView>;
  listMeasures(): Promise<MeasuresView>;
  showMeasure(id: string): Promise<MeasureView>;
  showCatalogue(): Promise<Catalogue>;
  showFinder(asOf?: string, place?: string): Promise<FinderView>;
  showFramework(asOf?: string): Promise<FrameworkView>;
  showMethods(): Promise<MethodsView>;
  showGlossary(): Promise<GlossaryView>;
  listSources(): Promise<SourcesView>;
  listDatasets(): Promise<DatasetsView>;
  exportFigures(question: ExportQuestion): Promise<ExportedFile>;
  checkReadiness(): Promise<Readiness>;
}

/** Whether the product can do its work, and what is wrong. */
export interface Readiness {
  readonly status: 'ok' | 'not ready';
  readonly store: string;
  readonly figures: 'loaded' | 'loading';
  readonly storeKind: string;
  readonly dataVersion: number;
  readonly catalogueVersion: string | null;
}

/** What the use cases are made from. */
export interface UseCaseParts {
  readonly clock: Clock;
  /** Null until the figures are loaded. */
  readonly knowledge: () => Knowledge | null;
  readonly reports: PlaceReports;
  readonly store: { readonly kind: string; readonly observations: ObservationRepository; check(): Promise<void> };
}

/** Binds the use cases to one store, clock and state of knowledge. */
export function makeUseCases({ clock, knowledge, reports, store }: UseCaseParts): UseCases {
  const known = (): Knowledge => {
    const present = knowledge();
    if (present === null) throw new NotPossibleError({ code: 'starting' });
    return present;
  };
  const figures = publishFigures(store.observations, () => figureWorldOf(known().catalogue, known().register));
  const onDay = (asked: string | undefined): string => readAsOf(asked, today(clock));
  return {
    state: () => `${knowledge()?.version ?? ''} ${today(clock)}`,
    listPlaces: async (asOf, search) => listPlaces(known(), reports, onDay(asOf), today(clock), search),
    showPlace: async (code, asOf) => showPlace(known(), code, onDay(asOf), today(clock)),
    showCompare: async (request, asOf) => showCompare(known(), reports, request, onDay(asOf)),
    showThroughTime: async (code, asOf) => showThroughTime(known(), code, onDay(asOf), today(clock)),
    showReport: async (code, asOf, withDetails) => showReport(known(), reports, code, onDay(asOf), withDetails),
    showJourney: async (code, asOf) => showJourney(known(), reports, code, onDay(asOf), today(clock)),
    showConflicts: async (code, asOf) => showConflicts(known(), reports, code, onDay(asOf)),
    exportConflicts: async (code, asked, asOf) => exportConflicts(known(), reports, code, onDay(asOf), asked),
    showConflict: async (code, id, asOf) => showConflict(known(), reports, figures, code, id, onDay(asOf)),
    showAgencies: async (code, asOf) => showAgencies(known(), reports, code, onDay(asOf)),
    showWhatIf: async (code, asOf) => showWhatIf(known(), reports, code, onDay(asOf)),
    showAgency: async (code, agency, asOf) => showAgency(known(), reports, code, agency, onDay(asOf)),
    showPlaceMeasures: async (code, asOf) => showPlaceMeasures(known(), reports, code, onDay(asOf)),
    showPlaceMeasure: async (code, measure, asOf) =>
      showPlaceMeasure(known(), reports, figures, code, measure, onDay(asOf)),
    exportSeries: async (code, measure, asOf) => exportSeries(known(), reports, figures, code, measure, onDay(asOf)),
    showSeries: async (code, measure, asOf) => showSeries(known(), figures, code, measure, onDay(asOf)),
    showStep: async (code, step, asOf) => showStep(known(), reports, code, step, onDay(asOf)),
    showSeam: async (code, seam, asOf) => showSeam(known(), reports, code, seam, onDay(asOf)),
    listMeasures: async () => listMeasures(known()),
    showMeasure: async (id) => showMeasure(known(), id),
    showCatalogue: async () => known().catalogue,
    showFinder: async (asOf, place) => showFinder(known(), reports, onDay(asOf), today(clock), place),
    showFramework: async (asOf) => showFramework(known(), onDay(asOf)),
    showMethods: async () => showMethods(known()),
    showGlossary: async () => showGlossary(),
    listSources: async () => listSources(known(), store.observations),
    listDatasets: async () => listDatasets(store.observations, known().catalogue),
    exportFigures: async (question) => exportFigures(known(), figures, question, clock.now()),
    checkReadiness: async () => {
      const present = knowledge();
      const problem = await store.check().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      return {
        status: problem === null && present !== null ? 'ok' : 'not ready',
        store: problem ?? 'ok',
        figures: present === null ? 'loading' : 'loaded',
        storeKind: store.kind,
        dataVersion: present?.dataVersion ?? 0,
        catalogueVersion: present?.catalogue.version ?? null,
      };
    },
  };
}
