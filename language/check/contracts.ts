/** Contracts: each fleet covered once, each price there and in the unit of what it is charged for. */
import type { ChargeInput } from '../../engine/contracts/switches/contract-input.ts';
import type { Driver } from '../../engine/contracts/switches/driver.ts';
import {
  coveredTwice,
  itemNotCovered,
  meterNotRun,
  missingForContracts,
  missingPrice,
  missingShopRate,
  mustBePositive,
  noSuch,
  offeredByNobody,
  notCovered,
  payerIsPayee,
  perMissing,
  perNotNeeded,
  priceUnit,
  reserveUnit,
  severalContracts,
  namedPriceUnused,
} from '../messages.ts';
import { entriesOf, own } from '../normalize/context.ts';
import { pricedPer } from '../normalize/driver-units.ts';
import type { Path } from '../problem.ts';
import type { Price } from '../schema/quantities.ts';
import { hoursPerUnit } from '../units/duration.ts';
import type { CheckContext } from './check-context.ts';
import { refer } from './references.ts';
import { checkTariff, checkTerms } from './terms.ts';
import { itemsOf } from './structure.ts';

/** What `per` of each driver names; other drivers have none. */
const countedBy: Partial<Readonly<Record<Driver, 'item' | 'meter' | 'pool'>>> = {
  start: 'item',
  coveredHour: 'item',
  removal: 'item',
  use: 'meter',
  dutyHour: 'pool',
  claim: 'item',
};

function fits(charge: ChargeInput, price: Price): boolean {
  switch (pricedPer[charge.driver]) {
    case 'margin':
      return price.unit === 'fraction';
    case 'once':
      return price.unit === 'money' && price.per === null;
    case 'hour':
      return price.unit === 'money' && price.per !== null && hoursPerUnit.has(price.per);
    case 'meter':
      // Without a meter that is told of, not the price.
      return charge.per === null || (price.unit === 'money' && price.per === charge.per);
  }
}

function wanted(charge: ChargeInput, currency: string): string {
  switch (pricedPer[charge.driver]) {
    case 'margin':
      return 'a share such as "25 %"';
    case 'once':
      return `an amount such as "500 ${currency}"`;
    case 'hour':
      return `money per time such as "80 ${currency}/h"`;
    case 'meter':
      return `money per unit of the meter, such as "2 ${currency}/${charge.per ?? 'h'}"`;
  }
}

function checkPer(charge: ChargeInput, path: Path, context: CheckContext): void {
  const { driver, per } = charge;
  const kind = countedBy[driver];
  if (kind === undefined) {
    if (per !== null) context.tell(path, perNotNeeded(driver));
  } else if (per !== null) refer(context, path, kind, per);
  else if (kind !== 'item') context.tellMissing(path, perMissing(driver, kind));
}

function checkCharge(charge: ChargeInput, contractId: string, chargeId: string, context: CheckContext): void {
  const { authored, tell, declared, economics } = context;
  const written = own(authored.contracts, contractId);
  const set = own(written?.charges, chargeId);
  const given = set === 'none' ? undefined : set;
  const path = ['contracts', contractId];
  const chargePath = given === undefined ? path : [...path, 'charges', chargeId];
  if (charge.payer === charge.payee) tell(chargePath, payerIsPayee(charge.payer));
  checkPer(charge, given?.per === undefined ? chargePath : [...chargePath, 'per'], context);
  if (given?.unit !== undefined) refer(context, [...chargePath, 'unit'], 'item', given.unit);
  checkTariff(charge, given, chargePath, context);
  if (given?.amount !== undefined && !fits(charge, given.amount.value)) {
    tell(
      [...chargePath, 'amount'],
      priceUnit('this amount', charge.driver, wanted(charge, economics.currency)),
    );
  }
  if (charge.price === null) return;
  const price = own(authored.prices, charge.price);
  if (!declared.price.has(charge.price)) {
    const at =
      given?.price !== undefined
        ? [...chargePath, 'price']
        : written?.preset === undefined
          ? path
          : [...path, 'preset'];
    tell(at, missingPrice(charge.price, written?.preset, chargeId, declared.price));
  } else if (price !== undefined && !fits(charge, price.value)) {
    tell(
      ['prices', charge.price],
      priceUnit(`the price of "${charge.driver}"`, charge.driver, wanted(charge, economics.currency)),
    );
  }
}

/** The item and the meter that are billed for must be in and on the machines that are covered. */
function checkBilled(contractId: string, context: CheckContext): void {
  const { authored, network, tell, declared } = context;
  const written = own(authored.contracts, contractId);
  if (written === undefined) return;
  const path = ['contracts', contractId];
  const { unit, meter } = written;
  const fleets = written.covers.flatMap((id) => own(network.fleets, id) ?? []);
  const items = new Set(
    fleets.flatMap(({ product }) => [...itemsOf(network, own(network.products, product))]),
  );
  if (unit !== undefined && !declared.item.has(unit))
    tell([...path, 'unit'], noSuch('item', unit, declared.item));
  else if (unit !== undefined && fleets.length > 0 && !items.has(unit))
    tell([...path, 'unit'], itemNotCovered(unit));
  if (meter === undefined) return;
  for (const id of written.covers) {
    const fleet = own(network.fleets, id);
    if (fleet !== undefined && own(fleet.usage, meter) === undefined) {
      tell([...path, 'meter'], meterNotRun(meter, id, Object.keys(fleet.usage)));
      return;
    }
  }
}

/** A customer's books follow one contract. */
function checkCustomers(coveredBy: ReadonlyMap<string, string>, { network, tell }: CheckContext): void {
  const contractOf = new Map<string, string>();
  for (const [id, { customer }] of Object.entries(network.fleets)) {
    const contract = coveredBy.get(id);
    const other = contractOf.get(customer);
    if (contract === undefined) continue;
    if (other === undefined) contractOf.set(customer, contract);
    else if (other !== contract)
      tell(['fleets', id, 'customer'], severalContracts(customer, other, contract));
  }
}

function checkCoverage(context: CheckContext): void {
  const { authored, tell, tellMissing, declared } = context;
  const contracts = entriesOf(authored.contracts);
  if (contracts.length === 0) return;
  const coveredBy = new Map<string, string>();
  const taken = new Set(
    Object.values(context.decisions).flatMap(({ options }) =>
      Object.values(options).flatMap(({ changes }) =>
        changes.flatMap((change) => (change.port === 'contract' ? [change.contract] : [])),
      ),
    ),
  );
  for (const [id, { covers, offered }] of contracts) {
    if (offered === true && !taken.has(id)) tell(['contracts', id, 'offered'], offeredByNobody(id));
    for (const [index, fleet] of covers.entries()) {
      const path = ['contracts', id, 'covers', index];
      refer(context, path, 'fleet', fleet);
      // Who takes what is offered is decided, and was checked with the decisions.
      if (offered === true) continue;
      const other = coveredBy.get(fleet);
      if (other !== undefined) tell(path, coveredTwice(fleet, other));
      coveredBy.set(fleet, id);
    }
  }
  checkCustomers(coveredBy, context);
  for (const { options, frozen } of Object.values(context.decisions)) {
    for (const change of options[frozen]?.changes ?? []) {
      if (change.port !== 'contract') continue;
      for (const fleet of own(authored.contracts, change.contract)?.covers ?? [])
        coveredBy.set(fleet, change.contract);
    }
  }
  for (const fleet of declared.fleet)
    if (!coveredBy.has(fleet)) tellMissing(['fleets', fleet], notCovered(fleet), true);
}

/** What money needs as soon as there are contracts: nothing is free because it was forgotten. */
function checkCosts({ authored, economics, tellMissing }: CheckContext): void {
  if (Object.keys(economics.contracts).length === 0) return;
  for (const [id, item] of entriesOf(authored.items)) {
    if (item.price === undefined) tellMissing(['items', id], missingForContracts('price'));
    for (const [modeId, { shopCost }] of entriesOf(item.modes)) {
      if (shopCost?.labour === undefined || shopCost.labour === 0 || authored.shopLabourRate !== undefined)
        continue;
      tellMissing(['items', id, 'modes', modeId, 'shopCost', 'labour'], missingShopRate());
    }
  }
}

/** Contracts and prices. */
export function checkContracts(context: CheckContext): void {
  const { authored, economics, tell, declared } = context;
  checkCoverage(context);
  checkCosts(context);
  for (const [id, contract] of Object.entries(economics.contracts)) {
    checkBilled(id, context);
    checkTerms(id, contract, context);
    if (contract.term === 0) tell(['contracts', id, 'term'], mustBePositive('0'));
    for (const [chargeId, charge] of Object.entries(contract.charges))
      checkCharge(charge, id, chargeId, context);
    const reserve = own(authored.contracts, id)?.reserve?.rate.value;
    if (reserve !== undefined && (reserve.per !== null || reserve.value < 0))
      tell(['contracts', id, 'reserve', 'rate'], reserveUnit(economics.currency));
    const named = own(authored.contracts, id)?.namedPrice;
    if (named === undefined) continue;
    const path = ['contracts', id, 'namedPrice'];
    const used = Object.values(contract.charges).some(({ price }) => price === named);
    if (!declared.price.has(named)) refer(context, path, 'price', named);
    else if (!used) tell(path, namedPriceUnused(named));
  }
}
