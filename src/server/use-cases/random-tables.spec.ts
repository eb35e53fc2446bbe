import { hideInTables, POLICIES } from '#domain/testing/random-tables';
import { IS_RELEASE_RUN } from '#server/testing/release-run';

/** Tables in each spec; before a release ten specs a policy make the hundred thousand. */
const [SPECS, TABLES] = IS_RELEASE_RUN ? [10, 10_000] : [1, 100];

describe('what is hidden in tables made by chance', () => {
  for (const [name, policy] of POLICIES) {
    for (let spec = 1; spec <= SPECS; spec += 1) {
      it(`can be had from nothing that is shown, in ${TABLES.toLocaleString('en-GB')} of them under ${name}, ${String(spec)} of ${String(SPECS)} (case 40)`, () => {
        expect(hideInTables(TABLES, policy)).toBeGreaterThan(TABLES / 2);
      }, 3_600_000);
    }
  }
});
