import { addressOf } from './address-of.ts';
import { Frame } from './frame.ts';

/** One step of the journey at a place, or the hand-over between two. */
export class StepPage extends Frame {
  async open(place: string, step: string, asOf?: string): Promise<void> {
    await this.page.goto(addressOf.step(place, step, asOf));
    await this.isSettled();
  }

  async openSeam(place: string, seam: string, asOf?: string): Promise<void> {
    await this.page.goto(addressOf.seam(place, seam, asOf));
    await this.isSettled();
  }
}
