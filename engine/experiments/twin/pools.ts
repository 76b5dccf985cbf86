/**
 * Theory of a pool: the machine repairman where a few machines are mended in place by the pool alone; else one line before
 * c servers. For Poisson arrivals the mean wait is that of Erlang's delay formula times (1 + cv²) / 2, with cv that of the
 * time for which a server is held: exact for exponential times (Erlang C) and for one server (Pollaczek and Khinchine), an
 * approximation otherwise (A. M. Lee and P. A. Longton, Operational Research Quarterly 10, 1959).
 */
import { entry } from '../../network/entry.ts';
import { stepCode, type NetworkPlan, type PoolPlan } from '../../network/plan/plan.ts';
import { dutyHours } from '../../network/pools/working-hours.ts';
import { machineRepairman, multiServerQueue } from '../../theory/index.ts';
import { assume, type ClosedForm, type NoForm } from './closed-form.ts';
import { known } from './stock-world.ts';
import { poolAt, stepsOf, stockAt, timeOf, type Flow } from './flows.ts';

/** What a flow claims of the pool. */
export interface Claim {
  readonly flow: Flow;
  readonly rate: number;
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  readonly exponential: boolean;
  readonly skill: number;
  /** The servers are held while a part is waited for. */
  readonly holds: boolean;
  /** The job takes nothing but this pool, travels and works. */
  readonly alone: boolean;
}

export interface PoolTheory {
  readonly form: ClosedForm | NoForm;
  /** Mean wait of a claim, hours; NaN where theory has none. */
  readonly wait: number;
  /** Mean hours that a stoppage lasts, where the repairman's problem says so. */
  readonly meanDown: number | undefined;
}

const weekHours = 168;

/** Everything that is claimed of a pool. */
export function claimsOf(
  plan: NetworkPlan,
  flows: readonly Flow[],
  pool: number,
  waitAt: readonly number[],
): readonly Claim[] {
  return flows.flatMap((flow) => {
    const steps = stepsOf(plan, flow);
    return steps.flatMap(({ step, index, share }) => {
      if (step.code !== stepCode.take || poolAt(plan, flow.place, step.group) !== pool) return [];
      let [mean, variance, parts, exponential, holds] = [0, 0, 0, true, false];
      for (const later of steps.slice(index + 1)) {
        if (later.step.code === stepCode.release && later.step.group === step.group) break;
        const within = share === 0 ? 0 : later.share / share;
        if (later.step.code === stepCode.demand && !later.step.releaseIfShort) {
          const wait = known(waitAt[stockAt(plan, flow, later.step)]);
          holds = holds || wait > 0;
          mean += within * wait;
          variance += wait * wait;
        }
        const time = timeOf(plan, flow, later.step);
        if (time.mean === 0) continue;
        parts += 1;
        mean += within * time.mean;
        variance += time.variance;
        const square = time.mean * time.mean;
        exponential = exponential && Math.abs(time.variance - square) < 1e-9 * square;
      }
      const alone = steps.every(
        (its) =>
          its.step.code === stepCode.travel ||
          its.step.code === stepCode.do ||
          ((its.step.code === stepCode.take || its.step.code === stepCode.release) &&
            its.step.group === step.group),
      );
      const rate = flow.rate * share;
      const { count, skill } = step;
      return [
        { flow, rate, count, mean, variance, exponential: exponential && parts === 1, skill, holds, alone },
      ];
    });
  });
}

/** What theory says of a pool; undefined where nobody ever waits for it or claims it. */
export function poolTheory(
  plan: NetworkPlan,
  index: number,
  claims: readonly Claim[],
): PoolTheory | undefined {
  const pool = entry(plan.pools, index);
  const used = claims.filter((claim) => claim.rate > 0 && claim.mean > 0);
  if (pool.unlimited || used.length === 0) return undefined;
  return repairmen(plan, pool, used) ?? oneLine(pool, used);
}

function serversOf(pool: PoolPlan): { all: number; onDuty: number; always: boolean } {
  let [all, onDuty, always] = [0, 0, true];
  for (const { count, hours } of pool.members) {
    all += count;
    onDuty += (count * dutyHours(hours, 0, weekHours)) / weekHours;
    always = always && hours.always;
  }
  return { all, onDuty, always };
}

/** What both theories take for granted of the pool itself. */
function conditions(pool: PoolPlan, claims: readonly Claim[]) {
  const { always } = serversOf(pool);
  const unable = pool.members.some(({ skills }) =>
    claims.some(({ skill }) => skill >= 0 && !skills.includes(skill)),
  );
  const ranked = pool.dispatch.length > 0 || pool.preempt;
  return [
    assume('servers are on duty round the clock', !always && `${pool.name} work in shifts`),
    assume('a job takes one server', claims.some(({ count }) => count > 1) && 'some jobs take several'),
    assume('every server can do every job', unable && 'some lack a skill'),
    assume('first come, first served', ranked && `${pool.name} serve by tier`),
    assume(
      'servers never wait for parts',
      claims.some(({ holds }) => holds) && 'they are held while a part is waited for',
    ),
  ];
}

/** Closed populations: each machine has one mode that stops it, mended by this pool alone. */
function repairmen(plan: NetworkPlan, pool: PoolPlan, claims: readonly Claim[]): PoolTheory | undefined {
  const [first] = claims;
  const { all, always } = serversOf(pool);
  const point = first?.flow.point;
  if (first === undefined || point === undefined || !always) return undefined;
  const fits = claims.every(
    ({ flow, alone, count, mean }) =>
      alone &&
      count === 1 &&
      mean === first.mean &&
      flow.point?.perHour === point.perHour &&
      flow.point.theory === 'renewal' &&
      flow.point.point.mode.severity === 'stops' &&
      flow.point.point.mode.meter !== 'calendar' &&
      entry(plan.fleets, flow.fleet).product.points.length === 1,
  );
  const positions = claims.reduce((sum, { flow }) => sum + entry(plan.fleets, flow.fleet).count, 0);
  if (!fits || positions > 2000) return undefined;
  const figures = machineRepairman({
    positions,
    spares: 0,
    crews: all,
    mtbf: 1 / point.perHour,
    mttr: first.mean,
  });
  const fleets = claims.map(({ flow }) => entry(plan.fleets, flow.fleet));
  const everyMachine = positions === plan.machines;
  const form: ClosedForm = {
    part: `pool ${pool.name} and the machines that it mends`,
    theory: `machine repairman: ${positions} machines, ${all} servers (Palm; Taylor and Jackson)`,
    assumptions: [
      assume(
        'repairs take exponential times',
        !claims.every(({ exponential }) => exponential) && 'their law is another',
      ),
      ...conditions(pool, claims),
    ],
    figures: [
      ...(everyMachine ? [{ metric: 'availability', value: figures.availability }] : []),
      ...fleets.map(({ name }) => ({ metric: `availability/${name}`, value: figures.availability })),
      { metric: `utilisation/${pool.name}`, value: figures.crewUtilisation },
      { metric: `poolWait/${pool.name}`, value: figures.crewWait },
      { metric: `poolWaitShare/${pool.name}`, value: figures.crewWaitShare },
      { metric: `poolLine/${pool.name}`, value: figures.crewWait * figures.failureRate },
      ...(everyMachine ? [{ metric: 'mdt', value: figures.meanDown }] : []),
    ],
  };
  return { form, wait: figures.crewWait, meanDown: figures.meanDown };
}

function oneLine(pool: PoolPlan, claims: readonly Claim[]): PoolTheory {
  const part = `pool ${pool.name}`;
  const { all, onDuty } = serversOf(pool);
  let [rate, hours, squares, seats] = [0, 0, 0, 0];
  for (const claim of claims) {
    rate += claim.rate;
    hours += claim.rate * claim.mean;
    squares += claim.rate * (claim.variance + claim.mean * claim.mean);
    seats += claim.rate * claim.count * claim.mean;
  }
  const serviceTime = hours / rate;
  const variation = squares / rate / (serviceTime * serviceTime) - 1;
  const servers = Math.max(1, Math.floor((onDuty * hours) / seats + 1e-9));
  if (rate * serviceTime >= servers) {
    return {
      form: { part, why: 'there is more work than its servers can do on average' },
      wait: NaN,
      meanDown: undefined,
    };
  }
  const line = multiServerQueue({ arrivalRate: rate, serviceTime, servers });
  const exponential = claims.length === 1 && claims[0]?.exponential === true;
  const wait = line.meanWait * (exponential ? 1 : (1 + variation) / 2);
  const theory = exponential
    ? `M/M/${servers} (Erlang C)`
    : servers === 1
      ? 'M/G/1 (Pollaczek and Khinchine)'
      : `M/G/${servers}, approximately (Lee and Longton)`;
  const notPoisson = [...new Set(claims.map(({ flow }) => flow.notPoisson))].slice(0, 3);
  const figures = [
    { metric: `utilisation/${pool.name}`, value: seats / onDuty },
    { metric: `poolWait/${pool.name}`, value: wait },
    { metric: `poolLine/${pool.name}`, value: rate * wait },
    { metric: `poolWaitShare/${pool.name}`, value: line.waitShare },
  ];
  const wholes = all === onDuty ? '' : `${all} servers are taken for ${servers} round the clock`;
  return {
    form: {
      part,
      theory,
      assumptions: [
        assume('claims come as a Poisson process', ...notPoisson, wholes),
        ...conditions(pool, claims),
      ],
      figures,
    },
    wait,
    meanDown: undefined,
  };
}
