import { Component, input } from '@angular/core';
import type { GoalChangeView } from '#domain/contract/uploads-view';
import { uploadWords } from '#app/words/upload-words';

/** The goals that a goal file would set: who would be held to what, and what it takes the place of. */
@Component({
  selector: 'cm-goal-changes',
  template: `<table class="blocks" [attr.aria-label]="words.heading">
    <thead>
      <tr>
        <th scope="col">{{ words.measure }}</th>
        <th scope="col">{{ words.who }}</th>
        <th scope="col">{{ words.now }}</th>
        <th scope="col">{{ words.after }}</th>
        <th scope="col">{{ words.line }}</th>
      </tr>
    </thead>
    <tbody>
      @for (goal of goals(); track goal.line) {
        <tr>
          <th scope="row">{{ goal.measureName }}</th>
          <td [attr.data-label]="words.who">
            {{ goal.agencyName }}
            @if (goal.placeName !== null && goal.placeName !== goal.agencyName) {
              <span class="also">{{ words.onlyIn(goal.placeName) }}</span>
            }
          </td>
          <td [attr.data-label]="words.now">{{ goal.beforeWords ?? words.none }}</td>
          <td [attr.data-label]="words.after">
            {{ goal.words }}
            @if (goal.setBy !== null) {
              <span class="also">{{ words.setBy(goal.setBy) }}</span>
            }
          </td>
          <td [attr.data-label]="words.line">{{ goal.line }}</td>
        </tr>
      }
    </tbody>
  </table>`,
  styleUrl: './goal-changes.scss',
})
export class GoalChanges {
  protected readonly words = uploadWords.goals;
  readonly goals = input.required<readonly GoalChangeView[]>();
}
