import { TestBed } from '@angular/core/testing';
import { Chart } from 'chart.js';
import type { SeriesView } from '#domain/contract/series-view';
import { breathe } from '#app/ui/drawn-in-turns/breathe';
import { SeriesFigure } from './series-figure.ts';

const point = (period: string, value: number) => ({
  ...{ period, periodWords: period, end: `${period}-28`, value, text: String(value) },
  ...{ missing: null, numerator: null, denominator: null, provenance: null },
});
const seriesUpTo = (value: number): SeriesView => ({
  ...{ title: 'Delays', sentence: 'Delays rose.', unit: 'days', betterWords: 'lower is better', source: '' },
  ...{ windows: [], targets: [] },
  lines: [
    {
      ...{ id: 'a', measure: 'a', area: 'X', label: 'all', part: 'whole' },
      points: [point('2018-01', 1), point('2018-02', value)],
    },
  ],
});

describe('the figure of a series', () => {
  it('keeps its drawing until the next one is made', async () => {
    const fixture = TestBed.createComponent(SeriesFigure);
    fixture.componentRef.setInput('series', seriesUpTo(2));
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const drawn = (): Chart | undefined => Chart.getChart(host.querySelector('canvas') ?? '');
    for (let turn = 0; turn < 500 && drawn() === undefined; turn += 1) await breathe();
    const first = drawn();
    expect(first).toBeDefined();

    fixture.componentRef.setInput('series', seriesUpTo(3));
    await fixture.whenStable();
    const seen = new Set([drawn()]);
    for (let turn = 0; turn < 500 && drawn() === first; turn += 1) {
      await breathe();
      seen.add(drawn());
    }
    expect([...seen].every((chart) => chart !== undefined)).toBeTrue();
    expect(drawn()?.data.datasets[0]?.data).toEqual([1, 3]);

    fixture.destroy();
    expect(drawn()).toBeUndefined();
  });
});
