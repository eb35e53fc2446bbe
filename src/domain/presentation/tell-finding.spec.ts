import { analyse } from '#domain/alignment/analyse';
import { takeSnapshot } from '#domain/alignment/snapshot';
import { loadWorld } from '#domain/testing/world-1/world';
import { tellFinding, TRUE_EVERYWHERE } from './tell-finding.ts';
import type { Telling } from './telling.ts';

const PLACE = 'Testshire';
const CAUSAL = /(?<!\b(?:all|declared) )\b(?:causes|caused|drives|drove|raises|raised|cuts|leads to|led to|because)\b/i;

describe('the sentence of a finding', () => {
  const world = loadWorld();
  const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
  const telling: Telling = { snapshot, placeName: PLACE };
  const { findings } = analyse(snapshot);
  const tell = (start: string): string => {
    const finding = findings.find((one) => one.id.startsWith(start));
    return finding === undefined ? `no finding ${start}` : tellFinding(finding, telling);
  };

  it('is one for every finding, whole, without a causal verb', () => {
    for (const finding of findings) {
      const sentence = tellFinding(finding, telling);
      expect(sentence)
        .withContext(finding.id)
        .toMatch(/^[A-Z0-9“].*[.]$/);
      expect(sentence).withContext(finding.id).not.toMatch(CAUSAL);
      expect(sentence)
        .withContext(finding.id)
        .not.toMatch(/undefined|null|NaN|Infinity| {2}|\.\.|\(\)/);
    }
  });

  it('says that it is true everywhere exactly where nothing of the place is in it', () => {
    const names = [PLACE, ...[...snapshot.agencies.values()].map((agency) => agency.name)];
    for (const finding of findings) {
      const sentence = tellFinding(finding, telling);
      expect(sentence.endsWith(TRUE_EVERYWHERE))
        .withContext(sentence)
        .toBe(finding.here === 'none');
      if (finding.here !== 'none')
        expect(names.some((name) => sentence.includes(name)))
          .withContext(sentence)
          .toBeTrue();
    }
  });

  it('prints no local figure where it is true everywhere: with or without figures it is the same', () => {
    const bare = { snapshot: { ...snapshot, figures: snapshot.figures }, placeName: PLACE };
    for (const finding of findings.filter((one) => one.here === 'none')) {
      expect(tellFinding(finding, bare)).not.toMatch(
        / in (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|no figure here/,
      );
    }
  });

  it('is the same whatever the order of the catalogue', () => {
    const turned = {
      ...world.catalogue,
      measures: [...world.catalogue.measures].reverse(),
      goals: [...world.catalogue.goals].reverse(),
      links: [...world.catalogue.links].reverse(),
    };
    const other: Telling = { snapshot: takeSnapshot(turned, world.place, world.figures, world.asOf), placeName: PLACE };
    for (const finding of findings) expect(tellFinding(finding, other)).toBe(tellFinding(finding, telling));
  });

  it('names the type where no place is analysed, and is true everywhere', () => {
    const alone: Telling = {
      snapshot: takeSnapshot(world.catalogue, null, world.figures, world.asOf),
      placeName: null,
    };
    for (const finding of analyse(alone.snapshot).findings) {
      expect(tellFinding(finding, alone).endsWith(TRUE_EVERYWHERE)).withContext(finding.id).toBeTrue();
    }
  });

  it('follows the template of its form', () => {
    expect(tell('TARGET/cannot_both_hold/m02/t_board/m02+t_mayor/m02')).toBe(
      'Measure 2: Agency board is held to at most 3.5% of beds, Agency mayor to at least 92% of beds; no value meets both. True everywhere in England.',
    );
    expect(tell('TARGET/sum_cannot_hold/')).toBe(
      'These two targets cannot all be met: between 30 and 40 days for Measure 0 and at most 9 days for Measure 0. The parts need 21.0 more than the total allows. Residents of Testshire 20.0 days in October 2026 (between 30 and 40 days, missed).',
    );
    expect(tell('ATTRIBUTION/moved/')).toBe(
      'Measure 0 in Testshire in the year to October 2026: 26.5 days, 0.5 fewer. Put down to Measure 5 4.0 fewer, to Measure 3 3.5 more. Blame moved; the waiting hardly did.',
    );
    expect(tell('CONTENTION/over_capacity/')).toBe(
      'Measure 6 and Measure 17 both need resource 2. Residents of Testshire 17 in July to September 2026 (at most 50, met); needs come to 178% of what there is.',
    );
    expect(tell('COST_SHUNT/pure_shunt/m12/')).toBe(
      'When Measure 12 rises, Agency mayor gains and Agency acute and person_and_family pay: net 51.0. Residents of Testshire 504 per 100,000 in October 2026, 218 fewer.'.replace(
        'person_and_family',
        world.catalogue.budgets.find((row) => row.people && row.id.startsWith('person'))?.name ?? '',
      ),
    );
    expect(tell('WHOLE_RED/below_comparator/m10/')).toBe(
      '4 of 4 parts at target at “Step 4”, yet Measure 10 stands short: residents of Testshire 29 in 2025/26, against 31.0 for the comparator.',
    );
    expect(tell('EMPIRICAL/backed/m06+m08/')).toMatch(
      /^Across \d+ areas Measure 6 and Measure 8 moved apart \(rho −0\.81\); declared causes point the same way\. /,
    );
    expect(tell('FOOTPRINT/split_provider/')).toBe(
      "Measure 26 in October 2026: 46.3% at Second hospital (25% of Testshire's emergencies), 17.4% at Agency acute (70%): the same residents, 29 points apart.",
    );
    expect(tell('ORPHAN/seam_half/')).toBe(
      'People are asked how the hand-over from step 2 to step 3 went, but not both sides are held to the answer. True everywhere in England.',
    );
    expect(tell('INCENTIVE/pay_v_pay/m03+m26/')).toBe(
      'Agency board is paid when Measure 3 rises, Agency acute when Measure 26 rises: what one earns the other loses.',
    );
  });
});
