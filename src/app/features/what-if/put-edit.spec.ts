import type { EditableGoal } from '#domain/contract/what-if-view';
import { putEdit } from './put-edit.ts';
import { readTypedBar } from './read-typed-bar.ts';

const goal: EditableGoal = {
  id: 'hospital/wait',
  holders: 'Northtown Hospital',
  agencies: ['H1'],
  measure: { id: 'wait', name: 'Waits', code: 'W' },
  domain: 'felt',
  polarity: 'lower',
  better: 'lower is better',
  targetWords: 'at most 5%',
  bar: { op: '<=', value: 5 },
  unit: '% of beds',
  unitWords: '% of beds',
  deadline: null,
  from: '2020-04-01',
  weight: 1,
  payments: [{ id: 'pay', words: 'a tariff', sign: 1 }],
  mates: [],
  headlines: [],
  changed: false,
};

describe('a list of edits with one more', () => {
  it('holds one edit of a kind for a goal: the newest, where the first stood', () => {
    const first = putEdit([], { edit: 'weight', goal: goal.id, weight: 2 }, [goal]);
    const both = putEdit(first, { edit: 'retire', goal: 'council/wait' }, [goal]);
    expect(putEdit(both, { edit: 'weight', goal: goal.id, weight: 3 }, [goal])).toEqual([
      { edit: 'weight', goal: goal.id, weight: 3 },
      { edit: 'retire', goal: 'council/wait' },
    ]);
  });

  it('loses an edit that asks for what stood there before', () => {
    const turned = putEdit([], { edit: 'direction', goal: goal.id, polarity: 'higher' }, [goal]);
    expect(turned.length).toBe(1);
    expect(putEdit(turned, { edit: 'direction', goal: goal.id, polarity: 'lower' }, [goal])).toEqual([]);
    expect(putEdit([], { edit: 'payment', payment: 'pay', sign: 1 }, [goal])).toEqual([]);
    const same = readTypedBar('<=', '5', '% of beds');
    expect(putEdit([], { edit: 'target', goal: goal.id, target: same }, [goal])).toEqual([]);
  });

  it('keeps an edit of a goal that an edit made', () => {
    const edit = { edit: 'weight', goal: 'hospital/wait/shared', weight: 1 } as const;
    expect(putEdit([], edit, [goal])).toEqual([edit]);
  });
});

describe('a target as somebody types it', () => {
  it('is a number, or two for a range, in the measure\u2019s unit unless another is typed', () => {
    expect(readTypedBar('<=', ' 3.5 ', '%')).toEqual(jasmine.objectContaining({ op: '<=', value: 3.5, unit: '%' }));
    expect(readTypedBar('range', '35 to 70', '%').value).toEqual([35, 70]);
    expect(readTypedBar('range', '35-70', '%').value).toEqual([35, 70]);
    expect(readTypedBar('>=', '1,250', 'number').value).toBe(1250);
    expect(readTypedBar('>=', '\u22122', 'index').value).toBe(-2);
    expect(readTypedBar('<=', '3 percent', '% of beds').unit).toBe('% of beds');
    expect(readTypedBar('<=', '3 days', '% of beds').unit).toBe('days');
  });

  it('has no value where no number is typed', () => {
    for (const text of ['', 'soon', 'NaN', '--3'])
      expect(readTypedBar('<=', text, '%').value)
        .withContext(text)
        .toBeNull();
  });
});
