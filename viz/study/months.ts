/** What happened month by month: a fold over the facts of a run, then its ledger. Runs in a worker. */
import { party } from '../../engine/contracts/ledger/parties.ts';
import type { Ledger } from '../../engine/contracts/ledger/ledger.ts';
import type { Fact } from '../../engine/network/facts/fact.ts';
import { cashParties, type CashParty, type Months } from './page-run.ts';

/** Hours of a scenario month. */
export const monthHours = 730;

const partyOf = [party.maker, party.lessor, party.supplier] as const;
const nameOf: readonly CashParty[] = ['maker', 'lessor', 'supplier'];

/** Whose cash it is; undefined for the world outside. */
function cashPartyOf(index: number): CashParty | undefined {
  if (index >= party.firstCustomer) return 'customers';
  return nameOf[partyOf.indexOf(index as (typeof partyOf)[number])];
}

export class MonthFold {
  readonly #months: number;
  readonly #up: number[];
  readonly #down: number[];
  readonly #stops: number[];
  readonly #broken: number[];
  readonly #backordered: number[];
  readonly #hours: number[];

  /** `horizon`: hours. */
  constructor(horizon: number) {
    this.#months = Math.ceil(horizon / monthHours);
    const zeros = (): number[] => Array.from({ length: this.#months }, () => 0);
    this.#up = zeros();
    this.#down = zeros();
    this.#stops = zeros();
    this.#broken = zeros();
    this.#backordered = zeros();
    this.#hours = zeros();
  }

  take(fact: Fact): void {
    if (fact.kind === 'metered') {
      this.#add(this.#up, fact.month, fact.up);
      this.#add(this.#down, fact.month, fact.down);
    } else if (fact.kind === 'stocked') this.#add(this.#backordered, fact.month, fact.backordered);
    else if (fact.kind === 'monthEnded') this.#add(this.#hours, fact.month, fact.hours);
    else if (fact.kind === 'stopped') this.#add(this.#stops, this.#monthAt(fact.at), 1);
    else if (fact.kind === 'promiseBroken') this.#add(this.#broken, this.#monthAt(fact.at), 1);
  }

  /** The months, with the cash of the books that were kept of the run. */
  months(ledgers: readonly Ledger[]): readonly Months[] {
    const share = (up: number, index: number): number => up / (up + (this.#down[index] ?? 0));
    const shared = {
      availability: this.#up.map(share),
      stops: this.#stops,
      broken: this.#broken,
      backorders: this.#backordered.map((hours, index) => hours / (this.#hours[index] ?? monthHours)),
    };
    return ledgers.map((ledger) => ({ ...shared, cash: this.#cash(ledger) }));
  }

  #cash(ledger: Ledger): Months['cash'] {
    const zeros = (): number[] => Array.from({ length: this.#months }, () => 0);
    const cash = Object.fromEntries(cashParties.map((its) => [its, zeros()])) as Record<CashParty, number[]>;
    const last = this.#months * monthHours;
    for (const { payer, payee, cents, paid } of ledger.entries) {
      if (paid >= last) continue;
      const from = cashPartyOf(payer);
      const to = cashPartyOf(payee);
      if (from !== undefined) this.#add(cash[from], this.#monthAt(paid), -cents);
      if (to !== undefined) this.#add(cash[to], this.#monthAt(paid), cents);
    }
    for (const series of Object.values(cash)) {
      for (let month = 1; month < series.length; month += 1) this.#add(series, month, series[month - 1] ?? 0);
    }
    return cash;
  }

  #monthAt(at: number): number {
    return Math.min(this.#months - 1, Math.floor(at / monthHours));
  }

  #add(series: number[], month: number, amount: number): void {
    series[month] = (series[month] ?? 0) + amount;
  }
}
