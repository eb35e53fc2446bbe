import { Component, signal, viewChild, ViewContainerRef } from '@angular/core';
import { words } from '#app/words/words';
import { Shell } from './shell.ts';

/**
 * What the application begins as: the product's name, as it stands in the first answer. Making the application run is one piece of
 * work, making its frame another: together they would keep the browser from answering for long.
 */
@Component({
  selector: 'cm-root',
  template: `
    @if (isEmpty()) {
      <p class="first-frame">{{ words.product }}</p>
    }
    <ng-container #frame />
  `,
})
export class Root {
  protected readonly words = words;
  protected readonly isEmpty = signal(true);
  private readonly frame = viewChild.required('frame', { read: ViewContainerRef });

  makeFrame(): void {
    this.frame().createComponent(Shell);
    this.isEmpty.set(false);
  }
}
