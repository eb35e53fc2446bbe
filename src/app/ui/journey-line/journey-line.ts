import { DOCUMENT } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink, type UrlTree } from '@angular/router';
import type { JourneyView, SeamView, StepView } from '#domain/contract/journey-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import { drawnInTurns } from '#app/ui/drawn-in-turns/drawn-in-turns';
import { NumberRing } from '#app/ui/number-ring/number-ring';
import { words } from '#app/words/words';
import { layOutColumn } from './lay-out-column.ts';
import { layOutLine } from './lay-out-line.ts';
import type { LineDrawing } from './line-parts.ts';

/** Below this width, in pixels, the line runs down the page. */
const acrossFrom = 900;
/** From this width on the legend stands to the left of the line. */
const legendBesideFrom = 1060;
const legendWidth = 198;
/** The line's width on a screen that is wider than the page. */
const widest = 1200;

type Stop = {
  readonly id: string;
  readonly step: StepView;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly begins: readonly Ring[];
  readonly seam: SeamView | null;
  /** Where the hand-over to the next step is drawn. */
  readonly seamAt: { readonly x: number; readonly y: number } | null;
  /** Ids of the conflicts that touch the step, nearest to the line first. */
  readonly touching: readonly string[];
};

type Ring = { readonly finding: FindingCard; readonly x: number; readonly y: number; readonly spoken: string };

type Spot = { readonly stop: number; readonly depth: number };

/** One person's way through care, drawn like a transit map, with its breaks and the places where two agencies pull apart. */
@Component({
  selector: 'cm-journey-line',
  imports: [RouterLink, NumberRing],
  templateUrl: './journey-line.html',
  styleUrl: './journey-line.scss',
  host: {
    '[class.across]': "drawing().way === 'across'",
    '[class.down]': "drawing().way === 'down'",
    '(keydown.escape)': 'note.set(null)',
  },
})
export class JourneyLine {
  readonly journey = input.required<Pick<JourneyView, 'steps' | 'seams' | 'headlines'>>();
  /** Where a conflict's page is. */
  readonly linkTo = input.required<(finding: FindingCard) => UrlTree>();
  /** Where a step's page is, by its id. */
  readonly stepLink = input.required<(step: string) => UrlTree>();
  /** Where a hand-over's page is, by the ids of its two steps: `J07-J08`. */
  readonly seamLink = input.required<(seam: string) => UrlTree>();
  /** The conflict emphasised from outside, by id. */
  readonly lit = input<string | null>(null);
  /** The conflict whose sentence stands beside the line on a narrow screen, by id. */
  readonly chosen = input<string | null>(null);
  /** A conflict is pointed at, or no longer. */
  readonly pointed = output<string | null>();
  /** A conflict was touched with a finger. */
  readonly touched = output<string>();

  protected readonly words = words;
  /** First the room it takes, then the drawing, the steps with what begins at them, and the rest. */
  protected readonly turn = drawnInTurns(() => 3);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly width = signal(likelyWidth(inject(DOCUMENT).defaultView?.innerWidth ?? widest));
  protected readonly current = signal<Spot>({ stop: 0, depth: 0 });
  protected readonly note = signal<number | null>(null);
  protected readonly legendWidth = legendWidth;
  protected readonly legendBeside = computed(() => this.width() >= legendBesideFrom);

  protected readonly drawing = computed((): LineDrawing => {
    const { steps, headlines } = this.journey();
    const width = this.width();
    return width < acrossFrom
      ? layOutColumn(steps, headlines, width)
      : layOutLine(steps, headlines, width, this.legendBeside() ? legendWidth : 0);
  });

  readonly #byId = computed(() => new Map(this.journey().headlines.map((finding) => [finding.id, finding])));

  protected readonly strokes = computed(() =>
    this.drawing().strokes.map(({ id, path }) => {
      const finding = this.#byId().get(id);
      return {
        id,
        path,
        band: finding?.severity?.band ?? 'low',
        sure: finding?.confidence ?? 'D',
      };
    }),
  );

  readonly #rings = computed(() => this.drawing().rings.flatMap(({ id, x, y }) => this.#ring(id, x, y)));

  protected readonly facts = computed(() =>
    this.drawing().facts.flatMap((fact) => this.#ring(fact.id, fact.x, fact.y).map((ring) => ({ ...fact, ring }))),
  );

  protected readonly stops = computed((): readonly Stop[] => {
    const { steps, seams } = this.journey();
    const rings = this.#rings();
    return this.drawing().stations.flatMap((station, index) => {
      const step = steps[index];
      if (step === undefined) return [];
      const touching = rings.filter(({ finding }) => touches(finding, step.id));
      const away = ({ x, y }: Ring): number => Math.abs(x - station.x) + Math.abs(y - station.y);
      return [
        {
          ...station,
          step,
          begins: rings.filter(({ finding }) => beginsAt(finding, step.id, steps)),
          seam: seams.find(({ from }) => from === step.id) ?? null,
          seamAt: this.drawing().seams[index] ?? null,
          touching: [...touching].sort((a, b) => away(a) - away(b)).map(({ finding }) => finding.id),
        },
      ];
    });
  });

  protected readonly seams = computed(() => {
    const { seams } = this.journey();
    return this.drawing().seams.flatMap((spot, index) => {
      const from = this.stops()[index]?.step.id;
      const seam = seams.find((other) => other.from === from);
      return seam === undefined || seam.state === 'closed' ? [] : [{ ...spot, state: seam.state }];
    });
  });

  protected readonly noteStop = computed(() => {
    const index = this.note();
    return index === null ? null : (this.stops()[index] ?? null);
  });

  protected readonly noteX = computed(() => {
    const stop = this.noteStop();
    if (stop === null || this.drawing().way === 'down') return 0;
    return Math.max(0, Math.min(stop.x - 170, this.width() - 340));
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      // The observer tells the width once the page is laid out; asking for it here would lay the page out twice.
      const observer = new ResizeObserver((entries) => {
        const width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
        if (width > 0) this.width.set(width);
      });
      observer.observe(this.#element.nativeElement);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }

  protected label(finding: FindingCard): string {
    return `${words.journey.numberLabel(finding.number ?? 0, finding.hereWords)}: ${finding.sentence}`;
  }

  /** One stop for the Tab key: the step or conflict last reached with the arrows. */
  protected tabStop(stop: number, ring: string | null): number {
    const { stop: at, depth } = this.current();
    const wanted = depth === 0 ? null : (this.stops()[at]?.touching[depth - 1] ?? null);
    if (wanted !== null) return ring === wanted ? 0 : -1;
    return ring === null && stop === at ? 0 : -1;
  }

  protected reached(stop: number, ring: string | null): void {
    if (ring === null) {
      this.current.set({ stop, depth: 0 });
      return;
    }
    const at = this.current().stop;
    const own = this.stops()[at]?.touching.includes(ring) === true ? at : stop;
    this.current.set({ stop: own, depth: (this.stops()[own]?.touching.indexOf(ring) ?? -1) + 1 });
  }

  protected toggleNote(stop: number): void {
    this.note.update((open) => (open === stop ? null : stop));
  }

  protected leave(event: FocusEvent): void {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || !this.#element.nativeElement.contains(next)) this.note.set(null);
  }

  protected touch(event: Event, finding: FindingCard): void {
    // A finger first shows the sentence below; the sentence leads on. A mouse or a key goes straight there.
    if (this.drawing().way !== 'down' || !('pointerType' in event) || event.pointerType !== 'touch') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.touched.emit(finding.id);
  }

  protected move(event: KeyboardEvent): void {
    const next = this.#next(event.key);
    if (next === null) return;
    event.preventDefault();
    this.current.set(next);
    const stop = this.stops()[next.stop];
    const ring = next.depth === 0 ? null : stop?.touching[next.depth - 1];
    const wanted = ring ?? stop?.id;
    const targets = this.#element.nativeElement.querySelectorAll<HTMLElement>('[data-spot]');
    [...targets].find((target) => target.dataset['spot'] === wanted)?.focus();
  }

  #next(key: string): Spot | null {
    const { stop, depth } = this.current();
    const last = this.stops().length - 1;
    const depths = this.stops()[stop]?.touching.length ?? 0;
    const across = this.drawing().way === 'across';
    const [forward, backward, outward, inward] = across
      ? ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']
      : ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'];
    switch (key) {
      case forward:
        return { stop: Math.min(stop + 1, last), depth: 0 };
      case backward:
        return { stop: Math.max(stop - 1, 0), depth: 0 };
      case 'Home':
        return { stop: 0, depth: 0 };
      case 'End':
        return { stop: last, depth: 0 };
      case outward:
        return depth < depths ? { stop, depth: depth + 1 } : null;
      case inward:
        // From a step itself either arrow leads to what is drawn at it.
        if (depth > 0) return { stop, depth: depth - 1 };
        return depths > 0 ? { stop, depth: 1 } : null;
      default:
        return null;
    }
  }

  #ring(id: string, x: number, y: number): readonly Ring[] {
    const finding = this.#byId().get(id);
    if (finding === undefined) return [];
    return [{ finding, x, y, spoken: this.#spoken(finding) }];
  }

  #spoken({ placement }: FindingCard): string {
    const name = (id: string): string => this.journey().steps.find((step) => step.id === id)?.name ?? '';
    switch (placement.form) {
      case 'arc':
        return words.journey.spans(name(placement.from), name(placement.to));
      case 'pin':
        return words.journey.at(name(placement.step));
      case 'place':
        return placement.words;
    }
  }
}

/** The width that the page will leave for the line, its margins taken off as the theme says: a first drawing needs no second. */
function likelyWidth(screen: number): number {
  const margin = Math.min(Math.max(16, screen * 0.032), 40);
  return Math.floor(Math.min(widest, screen - 2 * margin));
}

function touches({ placement }: FindingCard, step: string): boolean {
  if (placement.form === 'pin') return placement.step === step;
  return placement.form === 'arc' && (placement.from === step || placement.to === step);
}

function beginsAt({ placement }: FindingCard, step: string, steps: readonly StepView[]): boolean {
  if (placement.form === 'pin') return placement.step === step;
  if (placement.form !== 'arc') return false;
  const order = (id: string): number => steps.findIndex((other) => other.id === id);
  const first = order(placement.from) <= order(placement.to) ? placement.from : placement.to;
  return first === step;
}
