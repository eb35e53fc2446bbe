import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DrawnWhenNear } from './drawn-when-near.ts';

@Component({
  imports: [DrawnWhenNear],
  template: `
    <div cmDrawnWhenNear #first="cmDrawnWhenNear">
      @if (first.isDrawn()) {
        <p id="first">first screen</p>
      }
    </div>
    <div style="height: 400vh"></div>
    <div cmDrawnWhenNear #last="cmDrawnWhenNear">
      @if (last.isDrawn()) {
        <p id="last">far below</p>
      }
    </div>
  `,
})
class LongPage {}

async function setup() {
  const fixture = TestBed.createComponent(LongPage);
  const element = fixture.debugElement.nativeElement as HTMLElement;
  document.body.append(element);
  const seen = async (): Promise<void> => {
    // Two frames: the observer speaks after the first, its word is drawn by the second.
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await fixture.whenStable();
  };
  await fixture.whenStable();
  element.firstElementChild?.scrollIntoView();
  await seen();
  const has = (id: string): boolean => element.querySelector(`#${id}`) !== null;
  const undrawn = (): number => element.querySelectorAll('[data-undrawn]').length;
  return { element, seen, has, undrawn };
}

describe('a part of a page below the first screen', () => {
  it('is not drawn before it is near, while what stands on the screen is', async () => {
    const { has, undrawn } = await setup();
    expect(has('first')).toBe(true);
    expect(has('last')).toBe(false);
    expect(undrawn()).toBe(1);
  });

  for (const sign of ['keydown', 'pointermove', 'wheel', 'touchstart']) {
    it(`is drawn when the reader first touches the page (${sign}), and stays`, async () => {
      const { element, seen, has, undrawn } = await setup();
      element.dispatchEvent(new Event(sign, { bubbles: true }));
      await seen();
      expect(has('last')).toBe(true);
      expect(undrawn()).toBe(0);
    });
  }

  it('stands on the paper when the page is printed before anybody touched it', async () => {
    const { has } = await setup();
    window.dispatchEvent(new Event('beforeprint'));
    expect(has('last')).toBe(true);
  });
});
