import type { FrameworkMeasure } from '#domain/contract/framework-view';
import { findMeasures } from './find-measures.ts';

describe('measures that are searched for', () => {
  const measure = (id: string, more: Partial<FrameworkMeasure> = {}): FrameworkMeasure => ({
    id,
    name: id,
    fullName: '',
    code: `CODE ${id}`,
    domain: 'outcomes',
    role: 'outcome',
    unit: '%',
    better: '',
    experience: null,
    inUse: true,
    use: '',
    heldTo: [],
    ...more,
  });
  const held: FrameworkMeasure['heldTo'] = [
    {
      goals: ['g'],
      agencyTypes: ['acute_trust'],
      who: 'Acute trust',
      better: '',
      target: null,
      by: null,
      consequence: '',
      setBy: null,
      inForce: '',
      footing: '',
      dates: '',
      sources: [],
    },
  ];
  const view = {
    areas: [
      {
        id: 'discharge',
        name: 'Discharge',
        concepts: [
          {
            id: 'q',
            name: 'Delay',
            moreMeans: '',
            measures: [measure('Waits', { heldTo: held }), measure('Old', { inUse: false })],
          },
        ],
      },
      {
        id: 'money',
        name: 'Money',
        concepts: [{ id: 'r', name: 'Price', moreMeans: '', measures: [measure('Cost', { domain: 'resources' })] }],
      },
    ],
  };
  const found = (change: Partial<Parameters<typeof findMeasures>[1]>) => {
    const { areas, shown, all } = findMeasures(view, {
      search: '',
      domain: null,
      agency: null,
      show: 'in use',
      ...change,
    });
    return [
      areas.flatMap((area) => area.concepts.flatMap((concept) => concept.measures.map((one) => one.id))),
      shown,
      all,
    ];
  };

  it('are those in use, unless all are asked for', () => {
    expect(found({})).toEqual([['Waits', 'Cost'], 2, 2]);
    expect(found({ show: 'all' })).toEqual([['Waits', 'Old', 'Cost'], 3, 3]);
  });

  it('have every word typed, in their own words or those around them', () => {
    expect(found({ search: 'DELAY acute' })[0]).toEqual(['Waits']);
    expect(found({ search: 'code cost' })[0]).toEqual(['Cost']);
    expect(found({ search: 'delay price' })).toEqual([[], 0, 2]);
  });

  it('are of the domain and held by the agency asked for', () => {
    expect(found({ domain: 'resources' })[0]).toEqual(['Cost']);
    expect(found({ agency: 'acute_trust' })[0]).toEqual(['Waits']);
    expect(found({ agency: 'nobody' })).toEqual([[], 0, 2]);
  });
});
