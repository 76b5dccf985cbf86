/** Money with every default filled. */
import type {
  CustomerInput,
  EconomicsInput,
  ShopVisitInput,
  UnitValueInput,
} from '../../engine/contracts/economics-input.ts';
import { customerAndCustomers } from '../messages.ts';
import { entriesOf, mapped, type Context } from './context.ts';
import { normalizeContracts } from './contracts.ts';
import { defaults } from './defaults.ts';
import { poolIds } from './pools.ts';

type ById<T> = Readonly<Record<string, T>>;

function normalizeCustomers({ authored, tell }: Context): ById<CustomerInput> {
  const { customer, customers } = authored;
  if (customer !== undefined && customers !== undefined) tell(['customer'], customerAndCustomers(), true);
  return mapped(customers ?? { [defaults.customerId]: customer ?? {} }, ({ lostMargin, payment }) => ({
    lostMarginPerHour: lostMargin ?? defaults.lostMargin,
    payment: {
      late: payment?.late ?? defaults.payment.late,
      reminders: [...(payment?.reminders ?? [])].sort((a, b) => a - b),
      badDebt: payment?.badDebt ?? defaults.payment.badDebt,
    },
  }));
}

function normalizeUnitValues({ authored }: Context): ById<UnitValueInput> {
  return mapped(authored.items, ({ price = 0, openingValue, bookLife }) => ({
    price,
    openingValue: openingValue ?? price,
    bookLife: bookLife ?? defaults.bookLife,
  }));
}

function normalizeShopVisits({ authored }: Context): ById<ShopVisitInput> {
  const visits: Record<string, ShopVisitInput> = {};
  for (const [item, { modes }] of entriesOf(authored.items)) {
    for (const [mode, { shopCost }] of entriesOf(modes)) {
      visits[`${item}/${mode}`] = {
        materials: shopCost?.materials ?? defaults.shopVisit.materials,
        labourHours: shopCost?.labour ?? defaults.shopVisit.labourHours,
      };
    }
  }
  return visits;
}

function normalizeWages(context: Context): ById<number> {
  const wages = entriesOf(context.authored.pools).flatMap(([group, { wage }]) =>
    poolIds(group, context).map((id): [string, number] => [id, wage ?? defaults.wage]),
  );
  return Object.fromEntries(wages);
}

/** The money of one alternative. */
export function normalizeEconomics(context: Context, currency: string, horizon: number): EconomicsInput {
  const { authored } = context;
  const rates = authored.discountRate;
  return {
    currency,
    discountRate: {
      maker: rates?.maker ?? defaults.discountRate,
      customer: rates?.customer ?? defaults.discountRate,
      lessor: rates?.lessor ?? defaults.discountRate,
      supplier: rates?.supplier ?? defaults.discountRate,
    },
    discountAt: authored.discountAt ?? defaults.discountAt,
    terminalValue: authored.terminalValue ?? defaults.terminalValue,
    customers: normalizeCustomers(context),
    unitValues: normalizeUnitValues(context),
    shopVisits: normalizeShopVisits(context),
    supplierMargin: authored.supplierMargin ?? defaults.supplierMargin,
    shopLabourRate: authored.shopLabourRate ?? defaults.shopLabourRate,
    holdingRate: authored.holdingRate ?? defaults.holdingRate,
    wages: normalizeWages(context),
    laneCosts: mapped(authored.lanes, ({ cost }) => cost ?? defaults.laneCost),
    prices: mapped(authored.prices, ({ value, basis }) => ({ value: value.value, unit: value.unit, basis })),
    contracts: normalizeContracts(context, horizon),
  };
}
