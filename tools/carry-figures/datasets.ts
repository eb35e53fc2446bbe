import { carryAccidentAndEmergency } from './datasets/accident-and-emergency.ts';
import { carryCareHomeCost } from './datasets/care-home-cost.ts';
import { carryDelayedTransfers } from './datasets/delayed-transfers.ts';
import { carryDeprivation } from './datasets/deprivation.ts';
import { carryGpExperience } from './datasets/gp-experience.ts';
import { carryHealthIndex } from './datasets/health-index.ts';
import { carryHospitalBeds } from './datasets/hospital-beds.ts';
import { carryLeavingHospital } from './datasets/leaving-hospital.ts';
import { carryOflogAdultSocialCare } from './datasets/oflog-adult-social-care.ts';
import { carryPlannedWaits } from './datasets/planned-waits.ts';
import { carryPopulation } from './datasets/population.ts';
import { carrySocialCareOutcomes } from './datasets/social-care-outcomes.ts';
import { carrySocialContact } from './datasets/social-contact.ts';
import { carryTalkingTherapies } from './datasets/talking-therapies.ts';
import type { CarriedDataset } from './figure-row.ts';

/** Every dataset by its id, which is its folder in `data/`, with the function that carries it. */
export const DATASETS: Readonly<Record<string, () => CarriedDataset>> = {
  'delayed-transfers': carryDelayedTransfers,
  'accident-and-emergency': carryAccidentAndEmergency,
  'hospital-beds': carryHospitalBeds,
  'leaving-hospital': carryLeavingHospital,
  'planned-waits': carryPlannedWaits,
  'talking-therapies': carryTalkingTherapies,
  'care-home-cost': carryCareHomeCost,
  deprivation: carryDeprivation,
  'gp-experience': carryGpExperience,
  'health-index': carryHealthIndex,
  'oflog-adult-social-care': carryOflogAdultSocialCare,
  population: carryPopulation,
  'social-care-outcomes-2020-21': carrySocialCareOutcomes,
  'social-contact': carrySocialContact,
};
