/**
 * The uptime clocks of the tiers: at the end of each period, each machine of such a tier has been down for no more of the
 * hours of cover than its promise allows, or it has. Periods begin with the run; a machine that enters service within one
 * is judged from the next one on.
 */
import { phase } from '../../kernel/phase.ts';
import type { Simulation } from '../../kernel/simulation.ts';
import type { Hours } from '../../kernel/time.ts';
import { entry } from '../entry.ts';
import type { FactBus } from '../facts/fact-bus.ts';
import type { FleetPlan, NetworkPlan, TierPlan } from '../plan/plan.ts';
import { dutyHours } from '../pools/working-hours.ts';
import { clock } from './clock.ts';

/** Hours by which rounding may make a promise look broken. */
const rounding = 1e-6;

/** A machine of a tier with such a promise. */
interface Watched {
  readonly machine: number;
  readonly tier: number;
  /** When it entered service; Infinity: it is not in service. */
  since: Hours;
  /** When it went down; Infinity: it is up. */
  downSince: Hours;
  /** Hours of cover in this period in which it was down before that. */
  down: Hours;
}

export class UptimePromises {
  private readonly tiers: readonly TierPlan[];
  private readonly simulation: Simulation;
  private readonly bus: FactBus;
  private readonly horizon: Hours;
  private readonly watched = new Map<number, Watched>();
  private readonly periodEnd: number;

  constructor(
    { tiers, fleets }: Pick<NetworkPlan, 'tiers' | 'fleets'>,
    { simulation, bus }: { readonly simulation: Simulation; readonly bus: FactBus },
    horizon: Hours,
  ) {
    this.tiers = tiers;
    this.simulation = simulation;
    this.bus = bus;
    this.horizon = horizon;
    this.periodEnd = simulation.handler((tier) => {
      this.close(tier);
      this.scheduleEnd(tier);
    }, 'promised period ends');
    if (tiers.every(({ uptime }) => uptime === 0)) return;
    for (const fleet of fleets) this.watch(fleet);
    this.listen();
    for (const [tier, { uptime }] of tiers.entries()) if (uptime > 0) this.scheduleEnd(tier);
  }

  /** Judges the periods that end with the run. */
  finish(): void {
    const { now } = this.simulation;
    for (const [tier, { uptime, period }] of this.tiers.entries()) {
      if (uptime > 0 && now > 0 && now % period === 0) this.close(tier);
    }
  }

  private watch({ tier, firstMachine, count }: FleetPlan): void {
    if (entry(this.tiers, tier).uptime === 0) return;
    for (let machine = firstMachine; machine < firstMachine + count; machine += 1) {
      this.watched.set(machine, { machine, tier, since: Infinity, downSince: Infinity, down: 0 });
    }
  }

  private listen(): void {
    const tell = (machine: number, change: (its: Watched) => void): void => {
      const its = this.watched.get(machine);
      if (its !== undefined) change(its);
    };
    this.bus.on('commissioned', ({ machine, at }) => {
      tell(machine, (its) => {
        its.since = at;
      });
    });
    this.bus.on('retired', ({ machine }) => {
      tell(machine, (its) => {
        its.since = Infinity;
      });
    });
    this.bus.on('stopped', ({ machine, at }) => {
      tell(machine, (its) => {
        its.downSince = at;
      });
    });
    this.bus.on('restored', ({ machine, at }) => {
      tell(machine, (its) => {
        this.count(its, at);
        its.downSince = Infinity;
      });
    });
  }

  /** Counts the hours of cover for which a machine has been down up to now. */
  private count(its: Watched, at: Hours): void {
    if (its.downSince === Infinity) return;
    its.down += dutyHours(entry(this.tiers, its.tier).cover, its.downSince, at);
    its.downSince = at;
  }

  private scheduleEnd(tier: number): void {
    const { period } = entry(this.tiers, tier);
    const next = (Math.round(this.simulation.now / period) + 1) * period;
    if (next < this.horizon) this.simulation.schedule(next, phase.observe, this.periodEnd, tier);
  }

  private close(tier: number): void {
    const { cover, uptime, period } = entry(this.tiers, tier);
    const { now } = this.simulation;
    const allowed = (1 - uptime) * dutyHours(cover, now - period, now) + rounding;
    for (const its of this.watched.values()) {
      if (its.tier !== tier) continue;
      this.count(its, now);
      const { down, since, machine } = its;
      its.down = 0;
      if (since > now - period) continue;
      this.bus.publish({
        kind: down <= allowed ? 'promiseKept' : 'promiseBroken',
        id: this.bus.next,
        at: this.bus.now,
        cause: 0,
        request: -1,
        machine,
        tier,
        clock: clock.uptime,
        hours: down,
      });
    }
  }
}
