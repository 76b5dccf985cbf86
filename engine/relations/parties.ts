/**
 * The parties in a run: they hear the facts, decide when their triggers say so, publish that they did, and act through
 * the network's ports. An option holds from when it is taken until another is, and before the first occasion nothing
 * was decided. Whoever decides at the end of a month has heard everything about it.
 */
import type { Billings } from '../contracts/ledger/billings.ts';
import type { Charge } from '../contracts/ledger/charge.ts';
import { coverage } from '../contracts/coverage.ts';
import type { EconomicsInput } from '../contracts/economics-input.ts';
import { phase } from '../kernel/phase.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { Hours } from '../kernel/time.ts';
import { entry } from '../network/entry.ts';
import type { Network } from '../network/network.ts';
import type { DrawKey } from '../random/draws/key.ts';
import { actorParty } from './actor.ts';
import { Acts } from './acts.ts';
import type { LiveDecision } from './decide.ts';
import type { Measure } from './decision-input.ts';
import { Experience, fromTheStart } from './experience.ts';
import type { LookBack } from './experience.ts';
import type { Choice } from './least-own-expected-cost.ts';
import { luckOf } from './luck.ts';
import { Money } from './money.ts';
import type { OwnDecisionRule } from './rules/own-rule.ts';
import type { Occasion } from './rules/rule.ts';
import { pick } from './rules/rules.ts';

/** A decision that was taken in a run. */
export interface TakenInRun {
  readonly decision: string;
  /** Who decided for itself; `null` where one choice was made for all. */
  readonly customer: string | null;
  /** Hours. */
  readonly at: Hours;
  readonly occasion: number;
  readonly option: string;
}

/** What the parties live in. */
export interface Surroundings {
  readonly live: readonly LiveDecision[];
  readonly economics: EconomicsInput;
  readonly charges: readonly Charge[];
  readonly billings: Billings;
  readonly horizon: Hours;
  readonly run: DrawKey;
  /** Decision rules of the user's own. */
  readonly own: Readonly<Record<string, OwnDecisionRule>>;
}

/** One who decides, and what it remembers of the last time. */
interface Standing {
  readonly live: LiveDecision;
  readonly choice: Choice;
  occasion: number;
  lookBack: LookBack;
  spent: number;
  inForce: string;
  /** It has left for good. */
  gone: boolean;
}

export class Parties {
  readonly taken: TakenInRun[] = [];
  private readonly its: Surroundings;
  private readonly network: Network;
  private readonly simulation: Simulation;
  private readonly experience: Experience;
  private readonly money: Money;
  private readonly acts: Acts;
  private readonly standings: readonly Standing[];
  private readonly due: number;
  private readonly decide: number;

  constructor(its: Surroundings, network: Network, simulation: Simulation) {
    this.its = its;
    this.network = network;
    this.simulation = simulation;
    this.experience = new Experience(network.plan, network.bus);
    this.money = new Money(its, simulation);
    this.acts = new Acts(network);
    this.standings = its.live.flatMap((live) =>
      live.choices.map((choice): Standing => ({
        live,
        choice,
        occasion: 0,
        lookBack: fromTheStart,
        spent: 0,
        inForce: live.decision.frozen,
        gone: false,
      })),
    );
    this.decide = simulation.handler((index) => {
      this.take(entry(this.standings, index));
    }, 'decision');
    // Entered once more at the same instant, so that it comes after a month that ends then.
    this.due = simulation.handler((index) => {
      simulation.schedule(simulation.now, phase.observe, this.decide, index);
      this.expect(index);
    }, 'decision due');
    for (const index of this.standings.keys()) this.expect(index);
  }

  /** Enters the next occasion of a decision, if there is one before the horizon. */
  private expect(index: number): void {
    const standing = entry(this.standings, index);
    const at = this.nextAt(standing);
    if (at < this.its.horizon) this.simulation.schedule(at, phase.observe, this.due, index);
  }

  private nextAt({ live, choice }: Standing): Hours {
    const { trigger } = live.decision;
    const { now } = this.simulation;
    switch (trigger.kind) {
      case 'start':
        return Infinity;
      case 'at':
        return now < trigger.at ? trigger.at : Infinity;
      case 'every':
        return now < trigger.first ? trigger.first : now + trigger.every;
      case 'termEnds':
        return now + this.termOf(choice);
    }
  }

  private termOf({ customer }: Choice): Hours {
    const customers = coverage(this.network.plan, this.its.economics);
    return customers[Math.max(0, customer)]?.contract?.input.term ?? Infinity;
  }

  private take(standing: Standing): void {
    if (standing.gone) return;
    const { live, choice, occasion } = standing;
    const { id, decision } = live;
    const seen: Occasion = {
      options: choice.options,
      sums: choice.sums,
      luck: (option) => luckOf(this.its.run, choice.name, id, occasion, option),
      seen: (measure) => this.seen(measure, standing),
    };
    const picked = pick(decision.rule, seen, this.its.own);
    const option = picked ?? standing.inForce;
    const { bus } = this.network;
    const cause = bus.publish({
      kind: 'decided',
      id: bus.next,
      at: bus.now,
      cause: 0,
      actor: actorParty(choice.actor, choice.customer),
      customer: choice.customer,
      decision: live.index,
      option: Object.keys(decision.options).indexOf(option),
      occasion,
    });
    this.taken.push({ decision: id, customer: choice.name, at: bus.now, occasion, option });
    this.acts.change(decision.options[standing.inForce], decision.options[option], {
      who: `${live.index} ${choice.customer}`,
      customer: choice.customer,
      cause,
    });
    standing.inForce = option;
    standing.occasion += 1;
    standing.lookBack = this.experience.since(choice.customer);
    standing.spent = this.money.spentBy(choice);
    standing.gone = decision.options[option]?.changes.some(({ port }) => port === 'leave') === true;
  }

  private seen(measure: Measure, { choice, lookBack, spent }: Standing): number {
    const { customer } = choice;
    if (measure === 'unpaidFor') return this.money.unpaidFor(customer);
    if (measure !== 'ownCost') return this.experience.measure(measure, customer, lookBack);
    const hours = this.experience.hours(customer) - lookBack.up - lookBack.down;
    return (this.money.spentBy(choice) - spent) / (hours / 8760);
  }
}
