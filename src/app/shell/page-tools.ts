import {
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  type Injector,
  runInInjectionContext,
  type Signal,
  type Type,
  untracked,
  type ViewContainerRef,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { fromEvent } from 'rxjs';
import type { AsAtMenu } from '#app/ui/as-at-menu/as-at-menu';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';
import { recallChoice } from '#app/ui/panels/kept-choice';
import { type PanelName, Panels } from '#app/ui/panels/panels';
import { matchShortcut, type ShortcutAct } from '#app/ui/panels/shortcuts';
import { whenIdle } from '#app/ui/panels/when-idle';
import type { PageAddress } from '#app/url/page-address';
import { untouched } from '#app/url/untouched';
import { UrlState } from '#app/url/url-state';
import { fitPaper, unfitPaper } from './fit-paper.ts';

/** What the frame has for the tools: where a panel and an invitation are drawn, and the menu of days. */
export type PageTools = {
  readonly panel: ViewContainerRef;
  readonly invitation: ViewContainerRef;
  readonly asAtMenu: AsAtMenu;
  /** True while the journey of a place is on the screen. */
  readonly atJourney: Signal<boolean>;
};

/** What lies over a page comes when it is asked for. */
const panelOf: Readonly<Record<PanelName, () => Promise<Type<unknown>>>> = {
  finder: async () => (await import('#app/features/finder/finder')).Finder,
  explain: async () => (await import('#app/features/explain/explain')).Explain,
  keys: async () => (await import('#app/features/keys/keys')).Keys,
  tour: async () => (await import('#app/features/tour/tour')).Tour,
};

/** Brings what helps on any page: panels, shortcuts, the offer of a tour, reading without a network. Fetched when the first page is there, so that it waits for none of it. */
export function startPageTools(injector: Injector, tools: PageTools): void {
  runInInjectionContext(injector, () => {
    drawPanels(tools);
    bindShortcuts(tools);
    offerTour(tools);
    printOnOneSheet();
    keepForLater();
    inject(Panels).listen();
  });
}

function drawPanels({ panel, invitation }: PageTools): void {
  const panels = inject(Panels);
  const draw = async (name: PanelName): Promise<void> => {
    const type = await panelOf[name]().catch(() => null);
    if (panels.shown() !== name) return;
    if (type === null) panels.fail();
    else panel.createComponent(type);
  };
  effect(() => {
    const name = panels.shown();
    untracked(() => {
      panel.clear();
      if (name === 'tour') invitation.clear();
      if (name !== null) void draw(name);
    });
  });
}

function bindShortcuts({ asAtMenu }: PageTools): void {
  const panels = inject(Panels);
  const url = inject(UrlState);
  let begun: string | null = null;
  const act = (what: ShortcutAct): void => {
    switch (what) {
      case 'finder':
      case 'keys':
      case 'explain':
        panels.show(what);
        return;
      case 'day':
        asAtMenu.open();
        return;
      case 'journey':
      case 'agencies':
      case 'conflicts':
      case 'measures':
      case 'choose':
        void url.visit(pageOf(what, url.address()));
        return;
    }
  };
  fromEvent<KeyboardEvent>(inject(DOCUMENT), 'keydown')
    .pipe(takeUntilDestroyed(inject(DestroyRef)))
    .subscribe((event) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || panels.shown() !== null) return;
      const hasPlace = 'place' in url.address();
      const matched = matchShortcut(event, begun, recallChoice('shortcuts') !== 'off', hasPlace);
      begun = matched.kind === 'begun' ? matched.key : null;
      if (matched.kind !== 'act') return;
      event.preventDefault();
      act(matched.act);
    });
}

function offerTour({ invitation, atJourney }: PageTools): void {
  const panels = inject(Panels);
  effect((onCleanup) => {
    if (!atJourney() || recallChoice('tour') !== null) return;
    let left = false;
    onCleanup(() => {
      left = true;
      invitation.clear();
    });
    void import('#app/features/tour/tour-invitation').then(
      ({ TourInvitation }) => {
        if (!left && panels.shown() === null) invitation.createComponent(TourInvitation);
      },
      // An offer that cannot be fetched need not be made.
      () => null,
    );
  });
}

/** The journey stands on one sheet, and so do places side by side as long as they can be read. */
function printOnOneSheet(): void {
  const document = inject(DOCUMENT);
  const window = document.defaultView;
  if (window === null) return;
  const left = takeUntilDestroyed<Event>(inject(DestroyRef));
  const oneSheet = 'cm-journey-page article, cm-compare-page article';
  fromEvent(window, 'beforeprint')
    .pipe(left)
    .subscribe(() => {
      fitPaper(document, oneSheet);
    });
  fromEvent(window, 'afterprint')
    .pipe(left)
    .subscribe(() => {
      unfitPaper(document, oneSheet);
    });
}

/** A page of the place one is at, or the list of places, on the same day. */
function pageOf(page: 'journey' | 'agencies' | 'conflicts' | 'measures' | 'choose', from: PageAddress): PageAddress {
  const asOf = from.page === 'unknown' ? null : from.asOf;
  return 'place' in from && page !== 'choose' ? untouched[page](from.place, asOf) : untouched.choose(asOf);
}

/** Whether a key pressed there is meant for a field, or for what lies over the page. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
}

/**
 * Everything the pages are made of is kept for reading without a network, once somebody uses the page or it has lain there for a
 * quiet moment: the browser fetches and stores some sixty files for it, which beside the drawing takes half of a small machine.
 */
function keepForLater(): void {
  const interest = inject(ReaderInterest);
  const waiting = effect(() => {
    if (!interest.shown()) return;
    waiting.destroy();
    whenIdle(() => {
      void import('./register-offline.ts').then(({ registerOffline }) => registerOffline());
    });
  });
}
