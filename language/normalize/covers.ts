/** The cover of a contract: its clock, and what it bears. */
import type { CoverInput } from '../../engine/contracts/switches/contract-input.ts';
import type { ContractPreset } from '../../engine/contracts/switches/presets.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import { numberOf } from '../units/quantity.ts';
import { defaults } from './defaults.ts';

type AuthoredContract = NonNullable<Authored['contracts']>[string];

/** A cover; it lasts as long as the warranty where it does not say. */
export function normalizeCover(contract: AuthoredContract, preset: ContractPreset | undefined): CoverInput {
  const { cover } = contract;
  const switched = contract.partsPaidBy?.until ?? contract.labourPaidBy?.until ?? null;
  const use = cover?.use;
  return {
    of: cover?.of ?? preset?.cover?.of ?? defaults.cover.of,
    until: cover?.until ?? contract.warrantyPeriod ?? switched,
    use: use === undefined ? null : { meter: use.unit, until: numberOf(use) },
    freeUntil: cover?.freeUntil ?? preset?.cover?.freeUntil ?? null,
    renewing: cover?.renewing ?? preset?.cover?.renewing ?? defaults.cover.renewing,
    once: cover?.once ?? preset?.cover?.once ?? defaults.cover.once,
    extension: cover?.extension ?? null,
  };
}
