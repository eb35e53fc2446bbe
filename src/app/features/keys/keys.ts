import { Component, signal } from '@angular/core';
import { keepChoice, recallChoice } from '#app/ui/panels/kept-choice';
import { type Shortcut, shortcuts } from '#app/ui/panels/shortcuts';
import { Sheet } from '#app/ui/sheet/sheet';
import { panelWords } from '#app/words/panel-words';

/** Every shortcut, written from the table that binds them, and the switch for those of single characters. */
@Component({
  selector: 'cm-keys',
  imports: [Sheet],
  template: `<cm-sheet [heading]="words.heading">
    <div class="body">
      @for (group of groups; track group.heading) {
        <h3>{{ group.heading }}</h3>
        <table>
          <thead class="unseen">
            <tr>
              <th scope="col">{{ words.key }}</th>
              <th scope="col">{{ words.action }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of group.rows; track row.keys) {
              <tr [class.off]="!row.control && !single()">
                <th scope="row">
                  @if (row.control) {
                    <kbd>{{ control }}</kbd> {{ words.names.plus }}
                  }
                  @for (key of row.keys; track $index) {
                    @if ($index > 0) {
                      {{ words.names.then }}
                    }
                    <kbd>{{ row.control ? key.toUpperCase() : key }}</kbd>
                  }
                </th>
                <td>{{ words.acts[row.act] }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
      <h3>{{ words.insideHeading }}</h3>
      <dl>
        @for (row of words.inside; track row[0]) {
          <div>
            <dt>{{ row[0] }}</dt>
            <dd>{{ row[1] }}</dd>
          </div>
        }
      </dl>
      <p class="switch">
        <label
          ><input #box type="checkbox" [checked]="single()" (change)="turn(box.checked)" /> {{ words.single }}</label
        >
      </p>
      <p class="soft small">{{ words.singleNote }}</p>
      <p role="status" class="small">
        @if (!single()) {
          <b>{{ words.off }}</b>
        }
      </p>
    </div>
  </cm-sheet>`,
  styles: `
    .body {
      padding: 0 1.25rem 1.5rem;
      overflow-y: auto;
    }
    h3 {
      margin: 1.25rem 0 0.25rem;
    }
    table {
      width: 100%;
    }
    th,
    td,
    dl > div {
      padding: 0.4375rem 0;
      border-bottom: 1px solid var(--cm-rule);
      text-align: left;
      vertical-align: baseline;
    }
    th {
      width: 9.5rem;
      font-weight: 400;
      white-space: nowrap;
    }
    .off {
      color: var(--cm-ink-soft);
      text-decoration: line-through;
    }
    kbd {
      display: inline-block;
      min-width: 1.75rem;
      padding: 0 0.375rem;
      border: 1px solid var(--cm-edge);
      border-bottom-width: 2px;
      border-radius: 4px;
      background: var(--cm-raised);
      font: inherit;
      font-size: 1rem;
      text-align: center;
    }
    dl > div {
      display: grid;
      grid-template-columns: 9.5rem minmax(0, 1fr);
    }
    .switch {
      margin-top: 1.5rem;
      font-weight: 600;
    }
    .switch label {
      display: inline-flex;
      gap: 0.625rem;
      align-items: center;
      min-height: 2.75rem;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--cm-accent);
    }
    @media (max-width: 24rem) {
      th,
      dl > div {
        display: block;
      }
      th {
        width: auto;
        border-bottom: 0;
        padding-bottom: 0;
      }
      tr,
      td {
        display: block;
      }
    }
  `,
})
export class Keys {
  protected readonly words = panelWords.keys;
  protected readonly control = /mac|iphone|ipad/i.test(navigator.platform)
    ? this.words.names.command
    : this.words.names.control;
  protected readonly single = signal(recallChoice('shortcuts') !== 'off');
  protected readonly groups = [
    { heading: this.words.everywhere, rows: shortcuts.filter(({ ofPlace }) => !ofPlace) },
    { heading: this.words.ofPlace, rows: shortcuts.filter(({ ofPlace }) => ofPlace) },
  ] satisfies readonly { readonly heading: string; readonly rows: readonly Shortcut[] }[];

  protected turn(on: boolean): void {
    keepChoice('shortcuts', on ? null : 'off');
    this.single.set(on);
  }
}
