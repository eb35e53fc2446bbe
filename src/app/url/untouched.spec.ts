import type { PageAddress } from './page-address.ts';
import { readAddress } from './read-address.ts';
import { untouched } from './untouched.ts';
import { writeAddress } from './write-address.ts';

const day = '2018-03-31';
const addresses: readonly PageAddress[] = [
  untouched.choose(day),
  untouched.journey('X1', day),
  untouched.step('X1', day, 'J08'),
  untouched.seam('X1', day, 'J08-J09'),
  untouched.agencies('X1', day),
  untouched.agency('X1', day, 'RTR'),
  untouched.conflicts('X1', day),
  untouched.conflict('X1', day, 'POLARITY//a+b'),
  untouched.measures('X1', day),
  untouched.measure('X1', day, 'ascof-2c1'),
  untouched.throughTime('X1', day),
  untouched.whatIf('X1', day),
  untouched.compare([], day),
];

describe('a page nobody has touched', () => {
  for (const address of addresses) {
    it(`has the shortest link, which leads back to it: ${address.page}`, () => {
      const link = writeAddress(address);
      expect(link.split('?')[1]).toBe(`asOf=${day}`);
      expect(readAddress(link)).toEqual(address);
    });
  }
});
