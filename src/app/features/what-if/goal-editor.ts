import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Edit, EditableGoal, EditablePayment } from '#domain/contract/what-if-view';
import { dayWords } from '#domain/presentation/day-words';
import { whatIfWords } from '#app/words/what-if-words';
import { readTypedBar } from './read-typed-bar.ts';

type Bar = NonNullable<EditableGoal['bar']>;

/** Everything that can be changed about one goal. Each field asks for its change as soon as it is left. */
@Component({
  selector: 'cm-goal-editor',
  templateUrl: './goal-editor.html',
  styleUrl: './goal-editor.scss',
})
export class GoalEditor {
  readonly goal = input.required<EditableGoal>();
  /** Goals it could become one with. */
  readonly mates = input.required<readonly EditableGoal[]>();
  /** Why the change that was last asked for cannot be made, at its field. */
  readonly fault = input<{ readonly field: string; readonly words: string } | null>(null);

  readonly tried = output<Edit>();

  protected readonly words = whatIfWords;
  protected readonly directions = ['higher', 'lower', 'none'] as const;
  protected readonly bars = ['none', '>=', '<=', '>', '<', '=', 'range'] as const;
  protected readonly signs = [1, -1, 0] as const;
  protected readonly day = dayWords;

  /** The operator as chosen, before a value is there. */
  protected readonly op = linkedSignal((): Bar['op'] | 'none' => this.goal().bar?.op ?? 'none');

  protected readonly value = computed(() => {
    const value = this.goal().bar?.value;
    return value === undefined ? '' : typeof value === 'number' ? String(value) : value.join(' to ');
  });

  protected readonly canShare = computed(() => {
    const { polarity } = this.goal();
    return polarity === 'higher' || polarity === 'lower';
  });

  protected faultAt(field: string): string {
    const fault = this.fault();
    return fault?.field === field ? fault.words : '';
  }

  protected describedBy(field: string, hint: string | null): string | null {
    const ids = [...(hint === null ? [] : [hint]), ...(this.faultAt(field) === '' ? [] : [`fault-${field}`])];
    return ids.length === 0 ? null : ids.join(' ');
  }

  protected direct(polarity: 'higher' | 'lower' | 'none'): void {
    this.tried.emit({ edit: 'direction', goal: this.goal().id, polarity });
  }

  protected operate(chosen: string, typed: string): void {
    const op = this.bars.find((bar) => bar === chosen) ?? 'none';
    this.op.set(op);
    if (op === 'none' || typed.trim() !== '') this.bar(typed);
  }

  protected bar(typed: string): void {
    const op = this.op();
    const { id, unit } = this.goal();
    this.tried.emit({ edit: 'target', goal: id, target: op === 'none' ? null : readTypedBar(op, typed, unit) });
  }

  protected due(day: string): void {
    this.tried.emit({ edit: 'deadline', goal: this.goal().id, deadline: day === '' ? null : day });
  }

  protected weigh(typed: string): void {
    const text = typed.trim();
    this.tried.emit({ edit: 'weight', goal: this.goal().id, weight: text === '' ? Number.NaN : Number(text) });
  }

  protected pay(payment: EditablePayment, chosen: string): void {
    const sign = this.signs.find((one) => String(one) === chosen) ?? 0;
    this.tried.emit({ edit: 'payment', payment: payment.id, sign });
  }

  protected share(mate: string): void {
    const { id, measure, polarity, bar, deadline, unit } = this.goal();
    if (mate === '' || (polarity !== 'higher' && polarity !== 'lower')) return;
    const target = bar === null ? null : { ...readTypedBar(bar.op, '', unit), value: bar.value };
    this.tried.emit({
      edit: 'share',
      goals: [id, mate],
      shared: { measure: measure.id, polarity, target, deadline },
    });
  }

  protected retire(): void {
    this.tried.emit({ edit: 'retire', goal: this.goal().id });
  }
}
