/**
 * The network: places, fleets, pools, stocks and requests of one run, put together from a plan. It publishes facts,
 * and knows no money. Months of 730 h end in phase `observe`; the last one may be shorter.
 */
import { phase } from '../kernel/phase.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { Hours } from '../kernel/time.ts';
import type { DrawKey } from '../random/draws/key.ts';
import { UptimePromises } from './entitlements/uptime.ts';
import { entry } from './entry.ts';
import { Promises } from './entitlements/promises.ts';
import { FactBus } from './facts/fact-bus.ts';
import type { Machine } from './items/machine.ts';
import { Machines, monthHours } from './items/machines.ts';
import type { Struck } from './items/machines.ts';
import { ServiceLife } from './items/service-life.ts';
import { Shocks } from './items/shocks.ts';
import { Units } from './items/units.ts';
import type { NetworkPlan } from './plan/plan.ts';
import { Pool } from './pools/pool.ts';
import { Outages } from './request/outages.ts';
import { Arrivals } from './request/arrivals.ts';
import { covers } from './request/covers.ts';
import { Detection } from './request/detection.ts';
import { isPlanned, origin } from './request/request.ts';
import type { Subject } from './request/request.ts';
import { JointClaims } from './request/joint-claims.ts';
import { JobRunner } from './request/job-runner.ts';
import { Requests } from './request/requests.ts';
import { Schedules } from './request/schedules.ts';
import { UnitWorkshop } from './request/workshop.ts';
import { Stock } from './stock/stock.ts';
import { Supply } from './stock/supply.ts';
import type { Supplied } from './stock/supply.ts';
import { Transport } from './stock/transport.ts';
import { audit } from './audit.ts';
import { Ports } from './ports.ts';

/** How often the books are audited while running; each move of a unit is checked besides. */
const auditMonths = 36;

/** The world of one run, as its parts see it. */
export class Network implements Struck, Supplied {
  readonly plan: NetworkPlan;
  readonly simulation: Simulation;
  readonly bus: FactBus;
  readonly units: Units;
  readonly machines: Machines;
  readonly pools: readonly Pool[];
  readonly stocks: readonly Stock[];
  readonly transport: Transport;
  readonly requests: Requests;
  readonly horizon: Hours;
  readonly run: DrawKey;
  readonly runner: JobRunner;
  readonly workshop: UnitWorkshop;
  /** The only way in which a party acts on it while it runs. */
  readonly ports: Ports;
  private readonly serviceLife: ServiceLife;
  private readonly supply: Supply;
  private readonly arrivals: Arrivals;
  private readonly detection: Detection;
  private readonly shocks: Shocks;
  private readonly uptime: UptimePromises;
  private month = 0;

  constructor(plan: NetworkPlan, simulation: Simulation, run: DrawKey, horizon: Hours) {
    this.plan = plan;
    this.simulation = simulation;
    this.horizon = horizon;
    this.run = run;
    this.bus = new FactBus(simulation);
    const at = { simulation, bus: this.bus };
    this.units = new Units(plan);
    this.machines = new Machines(plan, simulation, this.bus, run, this.units);
    this.machines.tell(this);
    this.requests = new Requests();
    const schedules = new Schedules(plan, simulation, this.machines, this.requests);
    this.serviceLife = new ServiceLife(this.machines, simulation, {
      commissioned: (machine) => {
        schedules.begin(machine);
      },
      retire: (machine) => {
        this.retire(machine);
      },
    });
    this.runner = new JobRunner(this.requests);
    this.supply = new Supply(this);
    this.pools = plan.pools.map((pool, index) => new Pool(index, pool, { ...at, run }, this.runner));
    this.stocks = plan.stocks.map((stock, index) => new Stock(index, stock, at, this.supply));
    for (const stock of this.stocks) {
      for (let count = 0; count < stock.plan.initial; count += 1) {
        stock.receive(this.units.build(entry(plan.items, stock.plan.item), 'shelf'));
      }
    }
    this.transport = new Transport(plan, at);
    const outages = new Outages(at, this.machines);
    this.detection = new Detection({ ...at, plan }, outages, (subject, cause) => {
      this.ask(subject, cause);
    });
    this.workshop = new UnitWorkshop({
      ...at,
      plan,
      machines: this.machines,
      units: this.units,
      stocks: this.stocks,
      transport: this.transport,
      requests: this.requests,
      detection: this.detection,
    });
    const around = {
      ...at,
      plan,
      pools: this.pools,
      stocks: this.stocks,
      transport: this.transport,
      promises: new Promises(plan, at, (slot) => this.requests.at(slot)),
      outages,
      workshop: this.workshop,
      joints: new JointClaims(simulation, this.runner),
    };
    this.requests.connect(around, this.runner);
    this.runner.connect(around);
    this.uptime = new UptimePromises(plan, at, horizon);
    this.shocks = new Shocks(plan.shocks, simulation, this.machines, run);
    this.arrivals = new Arrivals(plan, simulation, run, this.requests, (request, brought) => {
      this.workshop.bringIn(request, brought);
    });
    this.ports = new Ports({
      plan,
      machines: this.machines,
      requests: this.requests,
      serviceLife: this.serviceLife,
      retire: (machine) => {
        this.retire(machine);
      },
      changeStock: (stock, units, cause) => {
        this.changeStock(entry(this.stocks, stock), units, cause);
      },
    });
    const monthEnd = simulation.handler(() => {
      outages.closeMonth();
      this.closeMonth();
      const next = (this.month + 1) * monthHours;
      if (next < horizon) simulation.schedule(next, phase.observe, monthEnd, 0);
    }, 'month ends');
    if (monthHours < horizon) simulation.schedule(monthHours, phase.observe, monthEnd, 0);
    this.finish = (): void => {
      this.uptime.finish();
      outages.closeMonth();
      this.closeMonth();
    };
  }

  /** Closes the last month, at the horizon, and audits the books. */
  readonly finish: () => void;

  /** Puts everything to work. */
  begin(): void {
    this.serviceLife.begin();
    for (const stock of this.stocks) stock.begin(this.supply.first(stock));
    this.arrivals.begin();
    this.shocks.begin();
  }

  struck(machine: Machine, pointIndex: number, cause: number): void {
    const { fleet } = machine;
    const point = entry(fleet.product.points, pointIndex);
    const subject: Subject = {
      origin: point.mode.kind === 'failure' ? origin.failure : origin.planned,
      key: this.machines.keyOfStrike(machine, pointIndex),
      job: entry(this.plan.jobs, point.mode.job),
      place: fleet.place,
      customer: fleet.customer,
      tier: fleet.tier,
      priority: entry(this.plan.tiers, fleet.tier).priority,
      raisedAt: this.simulation.now,
      machine,
      unit: undefined,
      socket: point.socket,
      point: pointIndex,
      path: point.path,
      mode: point.mode,
      schedule: undefined,
    };
    const { detection } = point.mode;
    if (subject.origin === origin.failure && detection !== undefined) {
      this.detection.hide(machine, subject, detection, cause);
    } else this.ask(subject, cause);
  }

  /** Asks for work about a machine. */
  private ask(subject: Subject, cause: number): void {
    const { machine } = subject;
    // A failure overtakes planned work that nobody has begun and that its own repair will do as well.
    if (subject.origin === origin.failure && machine !== undefined) {
      for (const other of [...this.requests.openAbout(machine)]) {
        const waiting = isPlanned(other.subject.origin) && other.held.length === 0;
        if (waiting && covers(subject, other.subject)) this.requests.withdraw(other);
      }
    }
    this.requests.raise(subject, cause);
  }

  /** A machine leaves service with all that is in it; what was under way about it is withdrawn. */
  private retire(machine: Machine): void {
    for (const request of [...this.requests.openAbout(machine)]) this.requests.withdraw(request);
    this.detection.settle(machine, () => true);
    this.machines.retire(machine);
    const cause = this.bus.publish({
      kind: 'retired',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      machine: machine.index,
    });
    for (const [socket, unit] of machine.units.entries()) {
      machine.units[socket] = undefined;
      if (unit !== undefined) this.workshop.scrapFrom(unit, 'machine', cause);
    }
  }

  /** Brings units for a stock that somebody decided to have more of, or takes as many as are on the shelf. */
  private changeStock(stock: Stock, units: number, cause: number): void {
    stock.keepMore(units);
    if (stock.plan.source.kind !== 'repair') return;
    const demand = { ...this.supply.first(stock), cause };
    for (let count = 0; count < units; count += 1) this.supply.bring(stock, demand);
    for (let count = 0; count < -units; count += 1) {
      const unit = stock.giveUp();
      if (unit !== undefined) this.workshop.scrapFrom(unit, 'shelf', cause);
    }
  }

  private closeMonth(): void {
    const { month } = this;
    this.machines.closeMonth(month);
    for (const pool of this.pools) pool.closeMonth(month);
    for (const stock of this.stocks) stock.closeMonth(month);
    this.bus.publish({
      kind: 'monthEnded',
      id: this.bus.next,
      at: this.bus.now,
      cause: 0,
      month,
      hours: this.simulation.now - month * monthHours,
    });
    this.month += 1;
    if (this.month % auditMonths === 0 || this.simulation.now >= this.horizon) audit(this);
  }
}
