import { Component, computed, input, output } from '@angular/core';
import type { ProblemGroupView } from '#domain/contract/uploads-view';
import { type CountedAs, uploadWords } from '#app/words/upload-words';

/** A group whose lines somebody opened or closed. */
export interface TurnedGroup {
  readonly key: string;
  readonly isOpen: boolean;
}

/** Names a group in an address: its code, and which of several of that code it is. */
function keyOf({ code }: ProblemGroupView, before: readonly ProblemGroupView[]): string {
  const of = before.filter((other) => other.code === code).length;
  return of === 0 ? code : `${code}-${String(of + 1)}`;
}

/** Problems of one severity, grouped by cause: what it is, where it stands, and one fix for all of its lines. */
@Component({
  selector: 'cm-problem-groups',
  template: `<ul>
    @for (group of shown(); track group.number) {
      <li>
        <div>
          <h3>{{ group.head }}</h3>
          <p class="soft">
            {{ group.isOfFile ? words.problems.wholeFile : words.problems.times(group.count, countedAs())
            }}{{ group.where }}
          </p>
        </div>
        <div>
          <p>{{ group.words }}</p>
          <details [open]="open().includes(group.key)" (toggle)="told($event, group.key)">
            <summary>
              {{
                group.isOfFile
                  ? words.problems.asTable
                  : words.problems.examples(group.examples.length, group.count, countedAs())
              }}
            </summary>
            <table class="blocks">
              <thead>
                <tr>
                  <th scope="col">{{ words.problems.line }}</th>
                  <th scope="col">{{ words.problems.columnHead }}</th>
                  <th scope="col">{{ words.problems.found }}</th>
                  <th scope="col">{{ words.problems.expected }}</th>
                </tr>
              </thead>
              <tbody>
                @for (example of group.examples; track $index) {
                  <tr>
                    <th scope="row">
                      <span class="narrow">{{ words.problems.line }} </span>{{
                        example.line === null ? words.problems.wholeFile : words.number(example.line)
                      }}
                    </th>
                    <td [attr.data-label]="words.problems.columnHead">{{ example.column ?? '' }}</td>
                    <td [attr.data-label]="words.problems.found">{{ example.found }}</td>
                    <td [attr.data-label]="words.problems.expected">{{ example.expected }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </details>
        </div>
        <div>
          @if (group.fix !== null && mayFix()) {
            <button
              type="button"
              class="pill"
              [disabled]="isWorking()"
              [attr.aria-label]="group.fix + ': ' + group.head"
              (click)="fixed.emit(group.number)"
            >
              {{ group.fix }}
            </button>
          } @else if (group.severity === 'refused' && group.fix === null) {
            <p class="soft small">{{ words.problems.mendFile }}</p>
          }
        </div>
      </li>
    }
  </ul>`,
  styleUrl: './problem-groups.scss',
})
export class ProblemGroups {
  readonly groups = input.required<readonly ProblemGroupView[]>();
  readonly countedAs = input.required<CountedAs>();
  readonly mayFix = input.required<boolean>();
  readonly isWorking = input(false);
  /** Number of the group whose fix is to be applied. */
  readonly fixed = output<number>();
  /** Keys of the groups whose lines stand open. */
  readonly open = input<readonly string[]>([]);
  readonly turned = output<TurnedGroup>();
  protected readonly words = uploadWords;

  protected readonly shown = computed(() =>
    this.groups().map((group, at, all) => ({
      ...group,
      key: keyOf(group, all.slice(0, at)),
      isOfFile: group.examples.every(({ line }) => line === null),
      head: uploadWords.problems.heads[group.code] ?? uploadWords.problems.otherHead,
      where: [group.sheet, group.column]
        .filter((part) => part !== null)
        .map((part) => `, ${part}`)
        .join(''),
      words: group.examples[0]?.message ?? group.expected,
    })),
  );

  protected told(event: Event, key: string): void {
    const isOpen = event.target instanceof HTMLDetailsElement && event.target.open;
    if (isOpen !== this.open().includes(key)) this.turned.emit({ key, isOpen });
  }
}
