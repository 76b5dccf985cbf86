/**
 * Billings: quantities to be charged, before any price. They are what the facts say about money, so a ledger can be
 * folded from them again at other prices without another run.
 */
import type { Hours } from '../../kernel/time.ts';

export class Billings {
  /** Index of the charge. */
  readonly charge: number[] = [];
  readonly quantity: number[] = [];
  /** When it was earned. */
  readonly earned: Hours[] = [];
  /** Id of the fact that caused it. */
  readonly cause: number[] = [];
  /** Part of the charge's cap that the billing may come to: less than 1 where a period is cut short. */
  readonly capPart: number[] = [];

  /** Adds a quantity of a charge; zero quantities are nothing to bill. */
  add(charge: number, quantity: number, earned: Hours, cause: number, capPart = 1): void {
    if (quantity === 0) return;
    this.charge.push(charge);
    this.quantity.push(quantity);
    this.earned.push(earned);
    this.cause.push(cause);
    this.capPart.push(capPart);
  }

  get length(): number {
    return this.charge.length;
  }
}
