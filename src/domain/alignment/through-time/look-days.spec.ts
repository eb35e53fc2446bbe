import { lookDays } from './look-days.ts';

describe('the days a place is looked at', () => {
  it('are each 31 March since the board began, and the day looked from', () => {
    expect(lookDays('2013-04-01', '2016-11-22')).toEqual({
      days: ['2014-03-31', '2015-03-31', '2016-03-31', '2016-11-22'],
      yearsBefore: [2011, 2012, 2013],
    });
  });

  it('have a 31 March once when it is the day looked from, and the day after beside it', () => {
    expect(lookDays('2013-04-01', '2015-03-31').days).toEqual(['2014-03-31', '2015-03-31']);
    expect(lookDays('2013-04-01', '2015-04-01').days).toEqual(['2014-03-31', '2015-03-31', '2015-04-01']);
    expect(lookDays('2013-04-01', '2015-03-30').days).toEqual(['2014-03-31', '2015-03-30']);
  });

  it('are the day alone in the first months of a board, with the years before it named', () => {
    const { days, yearsBefore } = lookDays('2023-04-01', '2023-06-01');
    expect(days).toEqual(['2023-06-01']);
    expect([yearsBefore[0], yearsBefore.at(-1)]).toEqual([2011, 2023]);
  });
});
