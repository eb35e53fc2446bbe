import { firstPageOf } from './first-page-of.ts';

describe('the first page after signing in', () => {
  it('is the files for whoever brings figures in or approves them', () => {
    expect(firstPageOf({ may: ['upload-figures', 'read-batches'] }).page).toBe('uploads');
    expect(firstPageOf({ may: ['read-batches', 'approve-figures'] }).page).toBe('uploads');
  });

  it('is the account for everybody else', () => {
    expect(firstPageOf({ may: ['read-batches'] }).page).toBe('account');
    expect(firstPageOf({ may: [] }).page).toBe('account');
  });
});
