import { carryAccidentAndEmergency } from './datasets/accident-and-emergency.ts';
import { carryDelayedTransfers } from './datasets/delayed-transfers.ts';
import { carryHospitalBeds } from './datasets/hospital-beds.ts';
import { carryLeavingHospital } from './datasets/leaving-hospital.ts';
import { carryPlannedWaits } from './datasets/planned-waits.ts';
import { carryTalkingTherapies } from './datasets/talking-therapies.ts';
import { carryCareHomeCost } from './datasets/care-home-cost.ts';
import { carryDeprivation } from './datasets/deprivation.ts';
import { carryGpExperience } from './datasets/gp-experience.ts';
import { carryHealthIndex } from './datasets/health-index.ts';
import { carryOflogAdultSocialCare } from './datasets/oflog-adult-social-care.ts';
import { carryPopulation } from './datasets/population.ts';
import { carrySocialCareOutcomes } from './datasets/social-care-outcomes.ts';
import { carrySocialContact } from './datasets/social-contact.ts';
import type { CarriedDataset } from './figure-row.ts';
import { sharedFolderIsPresent } from './shared-folder.ts';
import { writeDataset } from './write-dataset.ts';

/** Every dataset, by its id, with the function that carries it. */
const DATASETS: Readonly<Record<string, () => CarriedDataset>> = {
  'delayed-transfers': carryDelayedTransfers,
  'accident-and-emergency': carryAccidentAndEmergency,
  'hospital-beds': carryHospitalBeds,
  'leaving-hospital': carryLeavingHospital,
  'planned-waits': carryPlannedWaits,
  'talking-therapies': carryTalkingTherapies,
  'care-home-cost': carryCareHomeCost,
  'deprivation': carryDeprivation,
  'gp-experience': carryGpExperience,
  'health-index': carryHealthIndex,
  'oflog-adult-social-care': carryOflogAdultSocialCare,
  'population': carryPopulation,
  'social-care-outcomes-2020-21': carrySocialCareOutcomes,
  'social-contact': carrySocialContact,
};

if (!sharedFolderIsPresent) throw new Error('the publishers\' files are not at hand: nothing to carry');
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(DATASETS);
for (const id of wanted) {
  const carry = DATASETS[id];
  if (carry === undefined) throw new Error(`no dataset "${id}"; there are ${Object.keys(DATASETS).join(', ')}`);
  const { bytes, manifest } = writeDataset(carry());
  const missing = Object.entries(manifest.missing).map(([reason, rows]) => `${rows} ${reason}`).join(', ');
  process.stdout.write(`${id}: ${manifest.observations} observations${missing ? ` (and ${missing})` : ''}, ${manifest.areas} areas, newest ${manifest.newest ?? 'none'}, ${bytes} bytes\n`);
}
