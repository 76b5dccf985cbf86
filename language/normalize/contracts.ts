/** Contracts with their preset written out, switch by switch and charge by charge. */
import type {
  ChargeInput,
  ContractInput,
  PaidBy,
  Role,
} from '../../engine/contracts/switches/contract-input.ts';
import type { Driver } from '../../engine/contracts/switches/driver.ts';
import {
  contractPresets,
  type ChargePreset,
  type ContractPreset,
  type Limit,
} from '../../engine/contracts/switches/presets.ts';
import {
  chargeIncomplete,
  minimumOfOther,
  missingForCustom,
  missingForPreset,
  noSuchPreset,
  nothingToRemove,
  priceAndAmount,
} from '../messages.ts';
import type { Path } from '../problem.ts';
import type { AuthoredCharge } from '../schema/contracts.ts';
import type { Authored } from '../schema/scenario-schema.ts';
import type { UsageRate } from '../units/meter.ts';
import type { Quantity } from '../units/quantity.ts';
import { entriesOf, mapped, onlyId, own, type Context } from './context.ts';
import { normalizeCover } from './covers.ts';
import { defaults } from './defaults.ts';
import { normalizeTariff } from './tariffs.ts';

type AuthoredContract = NonNullable<Authored['contracts']>[string];

/** Everything that a charge takes from its contract. */
interface Terms {
  readonly preset: string;
  readonly unit: string | null;
  readonly meter: string | null;
  readonly minimumUse: UsageRate | undefined;
  readonly availabilityTarget: number | undefined;
  readonly paymentDelay: number;
  readonly assetOwner: Role;
  readonly sparesOwner: Role;
  readonly limits: Pick<AuthoredContract, 'includedUse' | 'targetCost' | 'guaranteedMaximum'>;
  readonly excuses: boolean;
}

/** Drivers that count units of an item. */
const countsUnits: readonly Driver[] = ['start', 'coveredHour', 'removal', 'use'];

/** A switch that the contract sets, or its preset, or, in a contract of its own make, nobody. */
function switchOf<T>(
  name: string,
  set: T | undefined,
  preset: T | undefined,
  path: Path,
  context: Context,
): T | undefined {
  const value = set ?? preset;
  if (value === undefined) context.tellMissing(path, missingForCustom(name));
  return value;
}

function paidBy(
  name: 'partsPaidBy' | 'labourPaidBy',
  contract: AuthoredContract,
  preset: ContractPreset | undefined,
  path: Path,
  context: Context,
): PaidBy {
  const set = contract[name];
  if (set !== undefined) return set;
  const byPreset = preset?.[name];
  if (byPreset === undefined) {
    context.tellMissing(path, missingForCustom(name));
    return { first: 'customer', until: null, then: 'customer' };
  }
  if (byPreset !== 'afterWarranty') return { first: byPreset, until: null, then: byPreset };
  if (contract.warrantyPeriod === undefined) {
    context.tellMissing(path, missingForPreset('warrantyPeriod', contract.preset ?? ''));
  }
  return { first: 'maker', until: contract.warrantyPeriod ?? 0, then: 'customer' };
}

function needed(name: 'unit' | 'meter', terms: Terms, path: Path, context: Context): string | null {
  if (terms[name] === null) context.tellMissing(path, missingForPreset(name, terms.preset));
  return terms[name];
}

function minimumOf(minimum: UsageRate | undefined, per: string | null, path: Path, context: Context): number {
  if (minimum === undefined) return defaults.contract.minimumPerYear;
  if (per !== null && minimum.of !== per) context.tell(path, minimumOfOther(minimum.of, per));
  return minimum.perYear;
}

/** A limit that a preset's charge takes from its contract, per year where it is a rate of use. */
function limitOf(name: Limit | undefined, terms: Terms, path: Path, context: Context): Quantity | undefined {
  if (name === undefined) return undefined;
  const { includedUse, targetCost } = terms.limits;
  if (name === 'includedUse' && includedUse !== undefined) return plain(includedUse.perYear, includedUse.of);
  const currency = context.authored.currency ?? defaults.currency;
  if (name === 'targetCost' && targetCost !== undefined) return plain(targetCost / 100, currency);
  context.tellMissing(path, missingForPreset(name, terms.preset));
  return undefined;
}

function capOf(name: Limit | undefined, terms: Terms, path: Path, context: Context): number | undefined {
  if (name === undefined) return undefined;
  const { guaranteedMaximum } = terms.limits;
  if (guaranteedMaximum === undefined) context.tellMissing(path, missingForPreset(name, terms.preset));
  return guaranteedMaximum;
}

function plain(value: number, unit: string): Quantity {
  return { mantissa: String(value), exponent: 0, unit, text: `${value} ${unit}` };
}

/** A preset's charge, in the form in which a scenario would write it. */
function asAuthored(
  preset: ChargePreset,
  terms: Terms,
  contractPath: Path,
  context: Context,
): AuthoredCharge {
  const per =
    preset.per === null ? undefined : (needed(preset.per, terms, contractPath, context) ?? undefined);
  if (preset.target === true && terms.availabilityTarget === undefined) {
    context.tellMissing(contractPath, missingForPreset('availabilityTarget', terms.preset));
  }
  return {
    driver: preset.driver,
    per,
    price: preset.price ?? undefined,
    plus: preset.plus,
    payer: preset.payer,
    payee: preset.payee,
    when: preset.when,
    target: preset.target === true ? (terms.availabilityTarget ?? 0) : undefined,
    minimum: preset.minimum === true ? terms.minimumUse : undefined,
    period: preset.period === 'none' ? undefined : preset.period,
    due: preset.due,
    perMachine: preset.perMachine,
    beyond: limitOf(preset.beyond, terms, contractPath, context),
    shortOf: limitOf(preset.shortOf, terms, contractPath, context),
    cap: capOf(preset.cap, terms, contractPath, context),
  };
}

function normalizeCharge(
  charge: AuthoredCharge,
  terms: Terms,
  path: Path,
  minimumPath: Path,
  context: Context,
): ChargeInput | undefined {
  const { driver, payer, payee, amount } = charge;
  if (driver === undefined || payer === undefined || payee === undefined) {
    const missing = Object.entries({ driver, payer, payee }).flatMap(([key, value]) =>
      value === undefined ? [key] : [],
    );
    context.tellMissing(path, chargeIncomplete(missing));
    return undefined;
  }
  if (charge.price === undefined && amount === undefined)
    context.tellMissing(path, chargeIncomplete(['price']));
  if (charge.price !== undefined && amount !== undefined) context.tell(path, priceAndAmount());
  const who = (role: ChargeInput['payer']) =>
    role === 'assetOwner' ? terms.assetOwner : role === 'sparesOwner' ? terms.sparesOwner : role;
  const invoiced = who(payer) === 'customer' || who(payee) === 'customer';
  const per = charge.per ?? null;
  return {
    driver,
    per,
    unit: countsUnits.includes(driver) ? (charge.unit ?? terms.unit) : null,
    price: charge.price ?? null,
    factor: amount === undefined ? 1 : amount.value.value,
    plus: charge.plus ?? 0,
    payer,
    payee,
    when: charge.when ?? 'always',
    minimumPerYear: minimumOf(charge.minimum, per, minimumPath, context),
    target: charge.target ?? 0,
    paymentDelay: charge.paymentDelay ?? (invoiced ? terms.paymentDelay : 0),
    tariff: normalizeTariff(charge, driver, per, terms.excuses, path, context),
  };
}

function normalizeCharges(
  contract: AuthoredContract,
  preset: ContractPreset | undefined,
  terms: Terms,
  path: Path,
  context: Context,
): Readonly<Record<string, ChargeInput>> {
  const charges: Record<string, ChargeInput> = {};
  const minimumPath = [...path, 'minimumUse'];
  const given = contract.charges ?? {};
  for (const [id, byPreset] of entriesOf(preset?.charges)) {
    const set = own(given, id);
    if (set === 'none') continue;
    const chargePath = set === undefined ? path : [...path, 'charges', id];
    const authored = { ...asAuthored(byPreset, terms, path, context), ...withoutGaps(set ?? {}) };
    // A price of the contract's own takes the place of the preset's.
    if (set?.amount !== undefined && set.price === undefined) authored.price = undefined;
    const minimumAt = set?.minimum === undefined ? minimumPath : [...chargePath, 'minimum'];
    const charge = normalizeCharge(authored, terms, chargePath, minimumAt, context);
    if (charge !== undefined) charges[id] = charge;
  }
  for (const [id, set] of entriesOf(given)) {
    if (own(preset?.charges, id) !== undefined) continue;
    const chargePath = [...path, 'charges', id];
    if (set === 'none') context.tell(chargePath, nothingToRemove(id, Object.keys(preset?.charges ?? {})));
    else {
      const charge = normalizeCharge(set, terms, chargePath, [...chargePath, 'minimum'], context);
      if (charge !== undefined) charges[id] = charge;
    }
  }
  return charges;
}

function withoutGaps(charge: AuthoredCharge): AuthoredCharge {
  return Object.fromEntries(Object.entries(charge).filter(([, value]) => value !== undefined));
}

/** The item that the covered machines directly consist of, and the meter that they run on, where there is just one. */
function onlyOnes(contract: AuthoredContract, { authored }: Context) {
  const units: Record<string, true> = {};
  const meters: Record<string, true> = {};
  for (const fleetId of contract.covers) {
    const fleet = own(authored.fleets, fleetId);
    if (fleet === undefined) continue;
    for (const { item } of Object.values(own(authored.products, fleet.product)?.sockets ?? {}))
      units[item] = true;
    for (const meter of Object.keys(fleet.usage ?? {})) meters[meter] = true;
  }
  return { unit: onlyId(units), meter: onlyId(meters) };
}

/** The contracts. */
export function normalizeContracts(
  context: Context,
  horizon: number,
): Readonly<Record<string, ContractInput>> {
  return mapped(context.authored.contracts, (contract, id) => {
    const path = ['contracts', id];
    const preset = contract.preset === undefined ? undefined : own(contractPresets, contract.preset);
    const named = contract.preset;
    if (named !== undefined && preset === undefined) {
      context.tell([...path, 'preset'], noSuchPreset(named, Object.keys(contractPresets)));
    }
    // An unknown preset is told of once, not once more for each switch that it leaves open.
    const quiet =
      named !== undefined && preset === undefined
        ? { ...context, tell: () => undefined, tellMissing: () => undefined }
        : context;
    const only = onlyOnes(contract, context);
    const assetOwner =
      switchOf('assetOwner', contract.assetOwner, preset?.assetOwner, path, quiet) ?? 'customer';
    const sparesOwner =
      switchOf('sparesOwner', contract.sparesOwner, preset?.sparesOwner, path, quiet) ?? 'customer';
    const terms: Terms = {
      preset: named ?? defaults.contract.preset,
      unit: contract.unit ?? only.unit ?? null,
      meter: contract.meter ?? only.meter ?? null,
      minimumUse: contract.minimumUse,
      availabilityTarget: contract.availabilityTarget,
      paymentDelay: contract.paymentDelay ?? defaults.contract.paymentDelay,
      assetOwner,
      sparesOwner,
      limits: contract,
      excuses: contract.excused !== undefined,
    };
    return {
      preset: terms.preset,
      covers: contract.offered === true ? [] : contract.covers,
      offeredTo: contract.offered === true ? contract.covers : [],
      assetOwner,
      partsPaidBy: paidBy('partsPaidBy', contract, preset, path, quiet),
      labourPaidBy: paidBy('labourPaidBy', contract, preset, path, quiet),
      sparesOwner,
      downtimeBorneBy:
        switchOf('downtimeBorneBy', contract.downtimeBorneBy, preset?.downtimeBorneBy, path, quiet) ??
        'customer',
      charges: normalizeCharges(contract, preset, terms, path, quiet),
      cover: normalizeCover(contract, preset),
      start: contract.start ?? defaults.contract.start,
      term: contract.term ?? horizon,
      renewals: contract.renewals ?? defaults.contract.renewals,
      award: contract.award ?? null,
      excused: {
        buckets: contract.excused?.buckets ?? [],
        origins: contract.excused?.origins ?? [],
      },
      residual: contract.residual ?? null,
      optionPrice: contract.optionPrice ?? null,
      recognition:
        switchOf('recognition', contract.recognition, preset?.recognition, path, quiet) ?? 'asUsed',
      reserve:
        contract.reserve === undefined
          ? null
          : {
              rate: contract.reserve.rate.value.value,
              of: contract.reserve.rate.value.unit === 'fraction' ? 'value' : 'unit',
              unit: terms.unit,
            },
      namedPrice: contract.namedPrice ?? preset?.namedPrice ?? null,
    };
  });
}
