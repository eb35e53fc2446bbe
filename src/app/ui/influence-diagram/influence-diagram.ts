import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import type { InfluenceLink, InfluenceNode } from '#domain/contract/conflicts-view';
import { DomainMark } from '#app/ui/domain-mark/domain-mark';
import { wrapLabel } from '#app/ui/journey-line/wrap-label';
import { words } from '#app/words/words';
import { layOutInfluence, nodeHeight, nodeWidth, type PlacedNode } from './lay-out-influence.ts';

const lineHeight = 17;
const longestLine = 16;

/** Declared links between measures and causes, in layers. One stop for the Tab key; arrow keys walk along links and beside them. */
@Component({
  selector: 'cm-influence-diagram',
  imports: [DomainMark],
  templateUrl: './influence-diagram.html',
  styleUrl: './influence-diagram.scss',
})
export class InfluenceDiagram {
  readonly nodes = input.required<readonly InfluenceNode[]>();
  readonly links = input.required<readonly InfluenceLink[]>();
  /** Ids of the links that stand out. */
  readonly lit = input.required<ReadonlySet<string>>();

  protected readonly words = words;
  protected readonly roles = ['experience', 'outcome', 'resource'] as const;
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #current = signal<string | null>(null);
  protected readonly pointed = signal<string | null>(null);

  readonly #layout = computed(() => layOutInfluence(this.nodes(), this.links()));
  protected readonly box = computed(() => `0 0 ${this.#layout().width} ${this.#layout().height}`);
  protected readonly width = computed(() => this.#layout().width);

  protected readonly drawnNodes = computed(() => {
    const ends = new Set(this.links().flatMap((link) => (this.lit().has(link.id) ? [link.from, link.to] : [])));
    return this.#layout().nodes.map((placed) => {
      const lines = wrapLabel(placed.node.name, longestLine).slice(0, 4);
      const into = this.links().filter(({ to }) => to === placed.node.id).length;
      const from = this.links().filter((link) => link.from === placed.node.id).length;
      return {
        ...placed,
        left: placed.x - nodeWidth / 2,
        top: placed.y - nodeHeight / 2,
        lines: lines.map((text, index) => ({
          text,
          y: placed.y + (index - (lines.length - 1) / 2) * lineHeight + 5.5,
        })),
        label: words.conflicts.influence.node(placed.node.name, placed.node.words, into, from),
        lit: ends.has(placed.node.id),
      };
    });
  });

  /** Lit links are drawn last, so that they lie on top. */
  protected readonly drawnLinks = computed(() => {
    const lit = this.lit();
    const pointed = this.pointed();
    return this.#layout()
      .links.map((drawn) => ({
        ...drawn,
        lit: lit.has(drawn.link.id),
        near: pointed !== null && (drawn.link.from === pointed || drawn.link.to === pointed),
      }))
      .sort((a, b) => Number(a.lit) - Number(b.lit));
  });

  protected readonly tabStop = computed(() => {
    const current = this.#current();
    const nodes = this.#layout().nodes;
    return nodes.some(({ node }) => node.id === current) ? current : (nodes[0]?.node.id ?? null);
  });

  /** What the node pointed at is joined to, in words beside the drawing. */
  protected readonly read = computed(() => {
    const id = this.pointed() ?? this.#current();
    const node = this.nodes().find((one) => one.id === id);
    if (node === undefined) return null;
    return { node, links: this.links().filter((link) => link.from === id || link.to === id) };
  });

  protected readonly nodeWidth = nodeWidth;
  protected readonly nodeHeight = nodeHeight;

  protected focused(id: string): void {
    this.#current.set(id);
    this.pointed.set(id);
  }

  protected move(event: KeyboardEvent, from: PlacedNode): void {
    const next = this.#next(event.key, from);
    if (next === undefined) return;
    event.preventDefault();
    this.#current.set(next.node.id);
    const all = [...this.#element.nativeElement.querySelectorAll<SVGElement>('[data-node]')];
    const target = all[this.#layout().nodes.indexOf(next)];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #next(key: string, from: PlacedNode): PlacedNode | undefined {
    const { nodes } = this.#layout();
    const beside = nodes.filter(({ layer }) => layer === from.layer);
    const at = beside.indexOf(from);
    switch (key) {
      case 'ArrowRight':
        return beside[at + 1];
      case 'ArrowLeft':
        return beside[at - 1];
      case 'ArrowDown':
        return (
          this.#nearest(from, (link) => (link.from === from.node.id ? link.to : null)) ??
          nodes.find(({ layer }) => layer === from.layer + 1)
        );
      case 'ArrowUp':
        return (
          this.#nearest(from, (link) => (link.to === from.node.id ? link.from : null)) ??
          nodes.findLast(({ layer }) => layer === from.layer - 1)
        );
      case 'Home':
        return nodes[0];
      case 'End':
        return nodes.at(-1);
      default:
        return undefined;
    }
  }

  /** Of the nodes that links lead to, the one nearest across. */
  #nearest(from: PlacedNode, otherEnd: (link: InfluenceLink) => string | null): PlacedNode | undefined {
    const ends = new Set(this.links().flatMap((link) => otherEnd(link) ?? []));
    return this.#layout()
      .nodes.filter(({ node }) => ends.has(node.id))
      .sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x))[0];
  }
}
