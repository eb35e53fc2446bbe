import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import { openings } from '#domain/presentation/openings';

type State = OutsideSourceView['runs'][number]['state'];

/** What the page about outside sources says of itself. */
export const outsideSourcesWords = {
  documentTitle: openings.outsideSources.heading,
  title: (all: number, stale: number, unread: number): string =>
    all === 0
      ? 'No outside source is set up'
      : stale === 0 && unread > 0
        ? unread === all
          ? all === 1
            ? 'The one outside source has not been read yet'
            : `None of the ${String(all)} outside sources has been read yet`
          : `${String(unread)} of ${String(all)} outside sources ${unread === 1 ? 'has' : 'have'} not been read yet`
        : stale === 0
          ? all === 1
            ? 'The one outside source is as fresh as it should be'
            : `All ${String(all)} outside sources are as fresh as they should be`
          : `${String(stale)} of ${String(all)} outside ${all === 1 ? 'source' : 'sources'} could not be read`,
  none: 'Whoever runs the installation sets them up in a file that the setting SOURCES names.',
  lead: openings.outsideSources.lead,
  loading: 'Reading the outside sources …',
  problem: 'There is a problem',
  unreachable: 'The server did not answer. Nothing was changed; try again.',
  notYours: 'Outside sources are not yours to see',
  notYoursText: 'Officers see those of their organisation, administrators all.',
  from: (kind: string, at: string): string => `${kind}, ${at}`,
  publishedBy: (publisher: string): string => `Published by ${publisher}`,
  owner: (name: string | null): string => `${name ?? 'Whoever runs the installation'} answers for it`,
  fresh: (when: string | null): string => (when === null ? 'Never read yet' : `Last read ${when}`),
  stale: (hasFigures: boolean): string =>
    hasFigures ? 'The last run failed; the figures shown are the last good ones.' : 'The last run failed.',
  message: (name: string, when: string, isStale: boolean): string =>
    `${name}: ${isStale ? 'a run went wrong' : 'a run went wrong, and a later one went well'}, ${when}`,
  toldHere: 'Outside sources that went wrong',
  all: 'All outside sources',
  unknown: 'Whether an outside source of yours went wrong cannot be read at the moment.',
  read: 'I have read this',
  readNamed: (name: string): string => `I have read this: ${name}`,
  noted: (name: string): string => `Noted: you have read about ${name}.`,
  next: (when: string | null): string => (when === null ? 'Asked by hand only' : `Asked next ${when}`),
  run: 'Run now',
  runNamed: (name: string): string => `Run now: ${name}`,
  running: 'Running …',
  begun: (name: string): string => `Asking ${name}.`,
  underWay: (name: string): string => `${name} is being asked already.`,
  done: (name: string, words: string): string => `${name}: ${words}`,
  history: 'Earlier runs',
  noRuns: 'It has not run yet.',
  when: 'When',
  how: 'By',
  result: 'Result',
  what: 'What happened',
  scheduled: 'schedule',
  byHand: 'hand',
  notes: 'Notes',
  states: {
    running: 'Running',
    published: 'New figures',
    waiting: 'Waits for approval',
    unchanged: 'Nothing new',
    failed_checks: 'Refused by the checks',
    failed: 'Failed',
  } satisfies Readonly<Record<State, string>>,
} as const;
