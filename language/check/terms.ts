/** Terms of contracts: covers that end, limits of periods that there are, and ends that something happens at. */
import type { ChargeInput, ContractInput } from '../../engine/contracts/switches/contract-input.ts';
import {
  coverNeverFree,
  coversNothing,
  coverWithoutEnd,
  extensionTooShort,
  limitsCrossed,
  meterNotRun,
  needsPeriod,
  neverBegins,
  nothingToReturn,
  notPerMachine,
  twoLimits,
} from '../messages.ts';
import { own } from '../normalize/context.ts';
import { knowsMachine } from '../normalize/driver-units.ts';
import type { Path } from '../problem.ts';
import type { AuthoredCharge } from '../schema/contracts.ts';
import type { CheckContext } from './check-context.ts';

/** How a charge is summed and limited. */
export function checkTariff(
  { driver, tariff }: ChargeInput,
  given: AuthoredCharge | undefined,
  path: Path,
  { tell }: CheckContext,
): void {
  const { period, beyond, upTo, shortOf, perMachine } = tariff;
  if (period === 'none') {
    for (const key of ['due', 'perMachine', 'beyond', 'upTo', 'shortOf'] as const)
      if (given?.[key] !== undefined) tell([...path, key], needsPeriod(key));
  }
  if (perMachine && !knowsMachine.includes(driver)) tell([...path, 'perMachine'], notPerMachine(driver));
  if (upTo !== null && upTo <= beyond) tell([...path, 'upTo'], limitsCrossed());
  if (shortOf !== null && (beyond > 0 || upTo !== null)) tell([...path, 'shortOf'], twoLimits());
}

function checkCover({ cover }: ContractInput, id: string, { authored, network, tell }: CheckContext): void {
  const written = own(authored.contracts, id);
  const path = ['contracts', id, 'cover'];
  const { until, freeUntil, extension, use } = cover;
  if (until === null) {
    if (written?.cover?.freeUntil !== undefined) tell([...path, 'freeUntil'], coverWithoutEnd('freeUntil'));
    if (extension !== null) tell([...path, 'extension'], coverWithoutEnd('extension'));
  } else {
    if (freeUntil !== null && freeUntil >= until && freeUntil > 0)
      tell([...path, 'freeUntil'], coverNeverFree());
    if (extension !== null && extension.until <= until)
      tell([...path, 'extension', 'until'], extensionTooShort());
  }
  if (use === null) return;
  for (const fleetId of written?.covers ?? []) {
    const fleet = own(network.fleets, fleetId);
    if (fleet !== undefined && own(fleet.usage, use.meter) === undefined)
      tell([...path, 'use'], meterNotRun(use.meter, fleetId, Object.keys(fleet.usage)));
  }
}

/** What a contract covers, for how long, and what becomes of the machines at its end. */
export function checkTerms(id: string, contract: ContractInput, context: CheckContext): void {
  const { authored, tell, horizon } = context;
  const path = ['contracts', id];
  if (contract.covers.length === 0 && contract.offeredTo.length === 0)
    tell([...path, 'covers'], coversNothing());
  if (contract.start >= horizon && contract.start > 0) tell([...path, 'start'], neverBegins());
  checkCover(contract, id, context);
  if (contract.assetOwner !== 'customer') return;
  const written = own(authored.contracts, id);
  for (const key of ['residual', 'optionPrice'] as const)
    if (written?.[key] !== undefined) tell([...path, key], nothingToReturn(key));
}
