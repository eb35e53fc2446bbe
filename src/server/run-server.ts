import { join } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import { dayInWords } from '#domain/measure/period-words';
import { buildApp } from './build-app.ts';
import type { Outside } from '#server/connectors/fetch-politely';
import type { SourceSettings } from '#server/connectors/source-settings';
import type { Config } from './config.ts';
import { runCommand } from '#server/commands/run-command';
import { serveCommands } from '#server/commands/serve-commands';
import { AllPlacesInThreads } from '#server/jobs/all-places-in-threads';
import { loadCatalogueOrRefuse, loadRegisterOrRefuse } from './load-or-refuse.ts';
import { openUploads, type UploadEvents } from './open-uploads.ts';
import type { UploadWork } from '#server/use-cases/make-upload-use-cases';
import type { AuditEvent } from '#server/storage/audit-event';
import type { HeldFolder } from '#server/storage/hold-data-folder';
import { keepToSchedule, openOutsideSources, readSourcesOrRefuse } from './run-outside-sources.ts';
import { openStore, type Store } from '#server/storage/open-store';
import type { PeopleRepository } from '#server/storage/people-repository';
import { nameOfSource } from '#server/permissions/actor';
import { SYSTEM_CLOCK, today } from '#server/use-cases/clock';
import { gatherKnowledge } from '#server/use-cases/gather-knowledge';
import type { Knowledge } from '#server/use-cases/knowledge';
import { loadStarterFigures } from '#server/use-cases/load-starter-figures';
import { NotPossibleError } from '#server/use-cases/not-possible';
import { PlaceReports } from '#server/use-cases/place-reports';
import { Argon2Hasher } from '#server/use-cases/people/argon2-hasher';
import { belongingsOf } from '#server/use-cases/people/belongings-of-register';
import { makePeopleUseCases, type PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import { SET_UP_MINUTES } from '#server/use-cases/people/session-times';
import { makePlaceSettings } from '#server/use-cases/place-settings';
import { makeOutsideSourceUseCases } from '#server/use-cases/outside-source-use-cases';
import { makeUseCases } from '#server/use-cases/use-cases';

/** What the server needs of its process. */
export interface Life {
  /** To people, while it starts and when something goes wrong. */
  say(text: string): void;
  /** The one line that says it is ready. */
  announce(line: string): void;
  readonly stopping: AbortSignal;
  /** Called at the end, the last one given first. */
  onEnd(close: () => Promise<void>): void;
}

/** The world outside: production has the internet and the sources of its settings, a demonstration local servers of its own. */
export interface World {
  readonly outside: Outside;
  /** Null: those of the file that the settings name. */
  readonly sources: readonly SourceSettings[] | null;
  /** Stands above every page; null: nothing. */
  readonly notice: string | null;
}

/** Opens the store, brings the starter figures into it, answers, and says when it is ready. */
export async function runServer(config: Config, held: HeldFolder | null, life: Life, world: World): Promise<void> {
  const sources = world.sources ?? (await readSourcesOrRefuse(config.sourcesFile));
  const catalogue = await loadCatalogueOrRefuse(join(config.root, 'catalogue'));
  const register = await loadRegisterOrRefuse(config.root);
  const store = await openStore(config, held);

  let knowledge: Knowledge | null = null;
  const known = (): Knowledge => {
    if (knowledge === null) throw new Error('Asked for figures before they are loaded.');
    return knowledge;
  };
  const allPlaces = new AllPlacesInThreads(() => {
    const { version, packed, catalogue: current } = known();
    return { version, packed, catalogue: current, boards: register.boards, boardsOn: (day) => register.boardsOn(day) };
  });
  life.onEnd(async () => {
    await Promise.all([allPlaces.close(), store.close()]);
  });
  const reports = new PlaceReports(known, allPlaces, (error) => {
    if (!life.stopping.aborted) life.say(`All places: ${describe(error)}`);
  });
  const outsideSources = openOutsideSources({
    store,
    clock: SYSTEM_CLOCK,
    outside: world.outside,
    sources,
    dataDir: config.dataDir,
    uploads: () => uploadsOrWait(),
    say: (text) => life.say(text),
  });
  const useCases = makeUseCases({ clock: SYSTEM_CLOCK, knowledge: () => knowledge, reports, store });
  const agencyNames = new Map(
    register.boards.flatMap((board) => board.agencies.agencies.map(({ id, name }) => [id, name] as const)),
  );
  const audit = (event: AuditEvent): Promise<void> => store.people.write((tables) => tables.audit(event));
  const outside = makeOutsideSourceUseCases({
    sources: outsideSources,
    clock: SYSTEM_CLOCK,
    audit,
    nameOfAgency: (code) => agencyNames.get(code) ?? null,
  });
  // Taken once the figures are there that a file is compared with.
  let uploads: UploadWork | null = null;
  const uploadsOrWait = (): UploadWork => {
    if (uploads === null) throw new NotPossibleError({ code: 'starting' });
    return uploads;
  };
  const belongings = belongingsOf(register, SYSTEM_CLOCK);
  let url = '';
  const people = makePeopleUseCases({
    clock: SYSTEM_CLOCK,
    people: store.people,
    passwords: new Argon2Hasher(),
    belongings,
    publicUrl: () => url,
  });
  // Nobody else can be at this computer's own address, and nobody's work is in a store that was made to try it out.
  const isEvaluation = config.reach.kind === 'loopback' && config.databaseUrl === null;
  const oldCertificate = tellOldCertificate(config);
  const notices = [world.notice, oldCertificate].filter((notice) => notice !== null);
  const app = await buildApp(
    {
      useCases,
      people,
      outside,
      placeSettings: makePlaceSettings({
        settings: store.placeSettings,
        clock: SYSTEM_CLOCK,
        audit,
        nameOf: (code) => belongings.place(code)?.name ?? null,
      }),
      uploads: {
        useCases: uploadsOrWait,
        who: {
          person: async (id) =>
            sources.find((source) => nameOfSource(source.id) === id)?.name ??
            (await store.people.read((tables) => tables.account(id)))?.name ??
            null,
          agency: (code) => belongings.agency(code)?.name ?? null,
        },
      },
      onFailure: (error, address) => life.say(`${address}: ${describe(error)}`),
    },
    { pages: join(config.root, 'dist', 'app'), reach: config.reach, hasLinks: isEvaluation, notices },
  );
  life.onEnd(() => app.close());

  // It answers from here on: with "not ready yet" until the figures are loaded.
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = String(typeof address === 'object' && address !== null ? address.port : config.port);
  url = config.reach.publicUrl ?? ownUrl(config, port);
  store.announce(url);

  await loadFigures(store, catalogue, config, life);
  const readAnew = async (): Promise<void> => {
    knowledge = await gatherKnowledge(store.observations, catalogue, register, store.goals);
  };
  await readAnew();
  if (life.stopping.aborted) return;
  uploads = await takeUploads({
    config,
    store,
    catalogue,
    register,
    readAnew,
    findings: { knowledge: known, nationalOn: (day) => reports.national(day) },
    life,
  });
  await tellHowToSignIn(people, isEvaluation, url, life);
  if (oldCertificate !== null) life.say(oldCertificate);
  life.onEnd(await keepToSchedule(outsideSources, { store, clock: SYSTEM_CLOCK, say: (text) => life.say(text) }));
  life.announce(`Common Measure is ready at ${url}`);
  await anchorAudit(store.people, life);

  const day = today(SYSTEM_CLOCK);
  await reports.summariseAll(day, tellQuarters(day, register.boardsOn(day).length, life));
}

/** Often enough that figures are there at their publication time, to the minute. */
const DUE_MILLISECONDS = 30_000;

/** What uploads need of the server that takes them. */
interface Taking {
  readonly config: Config;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly register: PlaceRegister;
  /** Reads the figures anew after they have changed. */
  readonly readAnew: () => Promise<void>;
  readonly findings: NonNullable<UploadEvents['findings']>;
  readonly life: Life;
}

/** Takes uploads and commands from here on, and publishes what is due. */
async function takeUploads({
  config,
  store,
  catalogue,
  register,
  readAnew,
  findings,
  life,
}: Taking): Promise<UploadWork> {
  const uploads = await openUploads(config, store, catalogue, register, {
    onPublished: readAnew,
    findings,
    onFailure: (error) => life.say(`Uploads: ${describe(error)}`),
  });
  const publishDue = (): void => {
    uploads.publishDue().catch((error: unknown) => life.say(`Publishing what is due: ${describe(error)}`));
  };
  publishDue();
  const due = setInterval(publishDue, DUE_MILLISECONDS);
  due.unref();
  const endCommands =
    config.databaseUrl === null
      ? await serveCommands(config.dataDir, runCommand(config, { store, uploads, catalogue, register }))
      : null;
  life.onEnd(async () => {
    clearInterval(due);
    await endCommands?.();
    await uploads.close();
  });
  return uploads;
}

/** Where the server itself listens, when no setting says what people type. */
function ownUrl({ reach, host }: Config, port: string): string {
  if (reach.kind === 'loopback') return `http://localhost:${port}`;
  return `https://${reach.names[0] ?? host}:${port}`;
}

/** The only places where a way in is ever told: the console of whoever started it, each good for once. */
async function tellHowToSignIn(people: PeopleUseCases, isEvaluation: boolean, url: string, life: Life): Promise<void> {
  if (isEvaluation) {
    const links = await people.prepareSignInLinks();
    life.say('Reading needs no account. To try the rest, sign in with one of these links; each works once:');
    for (const { words, link } of links) life.say(`  ${words}: ${link}`);
    return;
  }
  await people.endExamples();
  const code = await people.prepareSetUp();
  if (code === null) return;
  life.say(
    `Nobody can sign in yet. Make the first system administrator at ${url}/set-up with this code, within ${String(SET_UP_MINUTES)} minutes: ${code}`,
  );
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * Says once a day how far the audit goes and what its last hash is: whoever keeps what the server says can tell later when rows were
 * taken off its end.
 */
async function anchorAudit(people: PeopleRepository, life: Life): Promise<void> {
  const say = async (): Promise<void> => {
    const verdict = await people.verifyAudit();
    if (verdict.kind === 'broken') {
      life.say(`The audit is not as it was written: row ${String(verdict.seq)} is the first that does not fit.`);
    } else life.say(`The audit holds ${String(verdict.rows)} rows; the last hash is ${verdict.lastHash}.`);
  };
  await say();
  const daily = setInterval(() => {
    say().catch((error: unknown) => life.say(`The audit could not be followed: ${describe(error)}`));
  }, DAY_MILLISECONDS);
  daily.unref();
  life.onEnd(async () => clearInterval(daily));
}

/** Days before its end in which a certificate is called old. */
const CERTIFICATE_DAYS = 14;

function tellOldCertificate({ reach }: Config): string | null {
  if (reach.tls === null) return null;
  const days = Math.floor((Date.parse(reach.tls.expires) - Date.parse(SYSTEM_CLOCK.now())) / DAY_MILLISECONDS);
  if (days >= CERTIFICATE_DAYS) return null;
  return `The certificate in TLS_CERT ends in ${String(days)} days, on ${dayInWords(reach.tls.expires.slice(0, 10))}: renew it.`;
}

/** Says how far all places are at each quarter: often enough to see that it goes on, seldom enough to read. */
function tellQuarters(day: string, of: number, life: Life): (done: number) => void {
  let told = 0;
  return (done) => {
    const quarter = Math.floor((4 * done) / of);
    if (quarter > told) life.say(`Every place as at ${dayInWords(day)}: ${String(done)} of ${String(of)} worked out.`);
    told = quarter;
  };
}

async function loadFigures(store: Store, catalogue: Catalogue, config: Config, life: Life): Promise<void> {
  let told = '';
  const loaded = await loadStarterFigures(
    store.observations,
    catalogue,
    SYSTEM_CLOCK,
    join(config.root, 'data'),
    (progress) => {
      const line = `Loading figures, ${String(progress.done + 1)} of ${String(progress.of)}: ${progress.title}`;
      if (line !== told) life.say(line);
      told = line;
    },
  );
  const lines = loaded.imported.reduce((sum, { lines: read }) => sum + read, 0);
  if (lines > 0) life.say(`${lines.toLocaleString('en-GB')} lines of figures are in the store.`);
  const [first] = loaded.problems;
  if (first !== undefined) {
    life.say(
      `${String(loaded.problems.length)} lines of the starter figures were refused, the first: ${first.dataset}: ${first.problem.message}`,
    );
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
