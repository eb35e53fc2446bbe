import { nameShort, withoutEnding } from './name-short.ts';

describe('the short name of an organisation', () => {
  it('leaves out the legal ending and what the place already says', () => {
    expect(nameShort('Torbay and South Devon NHS Foundation Trust', 'Torbay')).toBe('Torbay and South Devon');
    expect(nameShort("The Queen Elizabeth Hospital, King's Lynn, NHS Foundation Trust", 'Norfolk')).toBe(
      "The Queen Elizabeth Hospital, King's Lynn",
    );
    expect(nameShort('NHS Devon Integrated Care Board', 'Torbay')).toBe('NHS Devon');
    expect(nameShort('Leeds City Council', 'Leeds')).toBe('Council');
    expect(nameShort('Torbay Health and Wellbeing Board', 'Torbay')).toBe('Board');
    expect(nameShort('GP practices and primary care networks in Torbay', 'Torbay')).toBe('GP practices');
  });

  it('keeps the council of another place apart', () => {
    expect(nameShort('Kent County Council', 'Medway')).toBe('Kent');
  });

  it('keeps a name that has no such ending whole', () => {
    expect(nameShort('NHS England South West', 'Torbay')).toBe('NHS England South West');
    expect(withoutEnding('NHS England South West', 'Torbay')).toBe('NHS England South West');
  });

  it('keeps kinds apart where the whole name stands', () => {
    expect(withoutEnding('Torbay Council', 'Torbay')).toBe('Torbay Council');
    expect(withoutEnding('Care homes and home care providers in Torbay', 'Torbay')).toBe(
      'Care homes and home care providers',
    );
    expect(withoutEnding('Torbay Health and Wellbeing Board', 'Torbay')).toBe('Health and Wellbeing Board');
  });
});
