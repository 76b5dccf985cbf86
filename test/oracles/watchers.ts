// Figures that the product has no indicator for, read from the facts alone.
import type { Fact } from '../../engine/network/facts/fact.ts';
import { TimeWeighted } from '../../engine/kernel/monitors/index.ts';
import type { Watch } from './simulate.ts';

/** How many machines are down: how often none, how often all, and how long one stays down. */
export const machinesDown: Watch = ({ machines }) => {
  const none = new TimeWeighted(1, 0);
  const all = new TimeWeighted(0, 0);
  let down = 0;
  let hours = 0;
  let restored = 0;
  return {
    see(fact: Fact) {
      if (fact.kind === 'stopped') down += 1;
      else if (fact.kind === 'restored') {
        down -= 1;
        hours += fact.hours;
        restored += 1;
      } else return;
      none.set(down === 0 ? 1 : 0, fact.at);
      all.set(down === machines ? 1 : 0, fact.at);
    },
    values: (horizon) => ({
      allRunning: none.average(horizon) ?? NaN,
      allDown: all.average(horizon) ?? NaN,
      downtimePerFailure: hours / restored,
    }),
  };
};

/** Waits of all requests that were given servers of the only pool. */
export const poolWaits =
  (tail: number): Watch =>
  () => {
    let count = 0;
    let waited = 0;
    let longer = 0;
    let sum = 0;
    let squares = 0;
    return {
      see(fact: Fact) {
        if (fact.kind !== 'assigned') return;
        count += 1;
        if (fact.waited > 0) waited += 1;
        if (fact.waited > tail) longer += 1;
        sum += fact.waited;
        squares += fact.waited * fact.waited;
      },
      values: () => ({
        shareWaiting: waited / count,
        shareWaitingLonger: longer / count,
        waitDeviation: Math.sqrt(squares / count - (sum / count) ** 2),
      }),
    };
  };

/** Open requests: the share of time in which there is none, and how long one is open. */
export const requestsOpen: Watch = () => {
  const idle = new TimeWeighted(1, 0);
  const raisedAt = new Map<number, number>();
  let closed = 0;
  let hours = 0;
  return {
    see(fact: Fact) {
      if (fact.kind === 'raised') raisedAt.set(fact.request, fact.at);
      else if (fact.kind === 'closed') {
        hours += fact.at - (raisedAt.get(fact.request) ?? NaN);
        raisedAt.delete(fact.request);
        closed += 1;
      } else return;
      idle.set(raisedAt.size === 0 ? 1 : 0, fact.at);
    },
    values: (horizon) => ({ idle: idle.average(horizon) ?? NaN, sojourn: hours / closed }),
  };
};

/** Demands that wait at the only stock, orders under way to it, and how long demands waited. */
export const shelf =
  (...daysWaited: readonly number[]): Watch =>
  () => {
    let waiting = 0;
    let since = 0;
    let squareHours = 0;
    let emptyHours = 0;
    const pipeline = new TimeWeighted(0, 0);
    let met = 0;
    let late = 0;
    let lateHours = 0;
    const within = daysWaited.map(() => 0);
    const pass = (at: number): void => {
      squareHours += waiting * waiting * (at - since);
      if (waiting === 0) emptyHours += at - since;
      since = at;
    };
    return {
      see(fact: Fact) {
        if (fact.kind === 'demanded') {
          pass(fact.at);
          waiting += 1;
        } else if (fact.kind === 'issued') {
          pass(fact.at);
          waiting -= 1;
          met += 1;
          if (fact.waited > 0) late += 1;
          lateHours += fact.waited;
          // Rounding of the clock must not make a wait of exactly so many days a longer one.
          for (const [index, days] of daysWaited.entries()) {
            if (fact.waited <= days * 24 + 1e-9) within[index]! += 1;
          }
        } else if (fact.kind === 'ordered') pipeline.set(pipeline.current + 1, fact.at);
        else if (fact.kind === 'received') pipeline.set(pipeline.current - 1, fact.at);
      },
      values: (horizon) => {
        pass(horizon);
        return {
          squaredBackorders: squareHours / horizon,
          noBackorder: emptyHours / horizon,
          pipeline: pipeline.average(horizon) ?? NaN,
          waitOfLate: lateHours / late,
          ...Object.fromEntries(daysWaited.map((days, index) => [`within${days}`, within[index]! / met])),
        };
      },
    };
  };

/** Mean number of units under way from one place to another. */
export const underWay =
  (fromName: string, toName: string): Watch =>
  ({ places }) => {
    const [from, to] = [fromName, toName].map((name) => places.findIndex((place) => place.name === name));
    const lefts: { at: number; hours: number }[] = [];
    return {
      see(fact: Fact) {
        if (fact.kind === 'shipped' && fact.from === from && fact.to === to) lefts.push(fact);
      },
      values: (horizon) => {
        const hours = lefts.reduce((sum, left) => sum + Math.min(left.hours, horizon - left.at), 0);
        return { underWay: hours / horizon };
      },
    };
  };

/** Second visits that began, per hour: crews given to a request that had had one before. */
export const secondVisits: Watch = ({ pools }) => {
  const people = pools.map(({ kind }) => kind === 'people');
  const served = new Set<number>();
  let second = 0;
  return {
    see(fact: Fact) {
      if (fact.kind !== 'assigned' || people[fact.pool] !== true) return;
      if (served.has(fact.request)) second += 1;
      served.add(fact.request);
    },
    values: (horizon) => ({ secondVisits: second / horizon }),
  };
};

/** How demands on each stock ended: shares met from the shelf at once, lent, from outside and lost, and orders placed. */
export const outcomesByStock: Watch = ({ stocks }) => {
  const counts = stocks.map(() => ({
    shelf: 0,
    demanded: 0,
    lent: 0,
    outside: 0,
    lost: 0,
    orders: 0,
    ordered: 0,
  }));
  const onOrder = stocks.map(() => new TimeWeighted(0, 0));
  return {
    see(fact: Fact) {
      if (fact.kind === 'demanded') counts[fact.stock]!.demanded += 1;
      else if (fact.kind === 'issued') counts[fact.stock]!.shelf += fact.fromShelf;
      else if (fact.kind === 'lent') counts[fact.stock]!.lent += 1;
      else if (fact.kind === 'expedited') {
        counts[fact.stock]!.outside += 1;
        onOrder[fact.stock]!.set(onOrder[fact.stock]!.current + 1, fact.at);
      } else if (fact.kind === 'lost') counts[fact.stock]!.lost += 1;
      else if (fact.kind === 'ordered') {
        counts[fact.stock]!.orders += 1;
        counts[fact.stock]!.ordered += fact.quantity;
        onOrder[fact.stock]!.set(onOrder[fact.stock]!.current + fact.quantity, fact.at);
      } else if (fact.kind === 'received') {
        onOrder[fact.stock]!.set(onOrder[fact.stock]!.current - 1, fact.at);
      }
    },
    values: (horizon) =>
      Object.fromEntries(
        stocks.flatMap(({ name }, index) => {
          const its = counts[index]!;
          return [
            [`local/${name}`, its.shelf / its.demanded],
            [`lent/${name}`, its.lent / its.demanded],
            [`outside/${name}`, (its.outside + its.lost) / its.demanded],
            [`lentPerHour/${name}`, its.lent / horizon],
            [`outsidePerHour/${name}`, (its.outside + its.lost) / horizon],
            [`ordersPerHour/${name}`, its.orders / horizon],
            [`orderedPerHour/${name}`, its.ordered / horizon],
            [`orderSize/${name}`, its.ordered / its.orders],
            [`onOrder/${name}`, onOrder[index]!.average(horizon) ?? NaN],
          ];
        }),
      ),
  };
};

/** Orders of several units: the share of requests that got all of them at once. */
export const wholeOrders: Watch = () => {
  const late = new Set<number>();
  let closed = 0;
  let whole = 0;
  return {
    see(fact: Fact) {
      if (fact.kind === 'issued' && fact.fromShelf === 0) late.add(fact.request);
      if (fact.kind !== 'closed') return;
      closed += 1;
      if (!late.delete(fact.request)) whole += 1;
    },
    values: () => ({ wholeOrders: whole / closed }),
  };
};

/** Demands by tier: the share met at once, how many wait, and for how long. */
export const demandsByTier: Watch = ({ tiers }) => {
  const tierOf = new Map<number, number>();
  const counts = tiers.map(() => ({ met: 0, shelf: 0, gone: 0, waited: 0, waiting: new TimeWeighted(0, 0) }));
  const move = (request: number, by: number, at: number) => {
    const { waiting } = counts[tierOf.get(request)!]!;
    waiting.set(waiting.current + by, at);
  };
  return {
    see(fact: Fact) {
      if (fact.kind === 'raised') tierOf.set(fact.request, fact.tier);
      else if (fact.kind === 'demanded') move(fact.request, 1, fact.at);
      else if (fact.kind === 'issued' || fact.kind === 'lost') {
        move(fact.request, -1, fact.at);
        const its = counts[tierOf.get(fact.request)!]!;
        if (fact.kind === 'lost') its.gone += 1;
        else {
          its.met += 1;
          its.shelf += fact.fromShelf;
          its.waited += fact.waited;
        }
      } else if (fact.kind === 'closed' || fact.kind === 'withdrawn') tierOf.delete(fact.request);
    },
    values: (horizon) =>
      Object.fromEntries(
        tiers.flatMap(({ name }, index) => {
          const { met, shelf, gone, waited, waiting } = counts[index]!;
          return [
            [`fill/${name}`, shelf / (met + gone)],
            [`wait/${name}`, waited / met],
            [`waiting/${name}`, waiting.average(horizon) ?? NaN],
          ];
        }),
      ),
  };
};

/** Units owed to each stock (ordered, in repair or under way): their mean square, from which comes the variance. */
export const outstanding: Watch = ({ stocks }) => {
  const owed = stocks.map(() => ({ now: 0, first: new TimeWeighted(0, 0), second: new TimeWeighted(0, 0) }));
  const move = (stock: number, by: number, at: number) => {
    const its = owed[stock]!;
    its.now += by;
    its.first.set(its.now, at);
    its.second.set(its.now * its.now, at);
  };
  return {
    see(fact: Fact) {
      if (fact.kind === 'demanded') move(fact.stock, 1, fact.at);
      else if (fact.kind === 'received') move(fact.stock, -1, fact.at);
    },
    values: (horizon) =>
      Object.fromEntries(
        stocks.map(({ name }, index) => {
          const { first, second } = owed[index]!;
          const mean = first.average(horizon) ?? NaN;
          return [`owedVariance/${name}`, (second.average(horizon) ?? NaN) - mean * mean];
        }),
      ),
  };
};

/** The share of time in which each stock has something on the shelf. */
export const shelfNotEmpty: Watch = ({ stocks }) => {
  const onHand = stocks.map(({ initial }) => initial);
  const some = stocks.map(({ initial }) => new TimeWeighted(initial > 0 ? 1 : 0, 0));
  const move = (stock: number, by: number, at: number) => {
    onHand[stock]! += by;
    some[stock]!.set(onHand[stock]! > 0 ? 1 : 0, at);
  };
  return {
    see(fact: Fact) {
      if (fact.kind === 'received') move(fact.stock, 1, fact.at);
      else if (fact.kind === 'issued') move(fact.stock, -1, fact.at);
      else if (fact.kind === 'filled') move(fact.source, -1, fact.at);
    },
    values: (horizon) =>
      Object.fromEntries(
        stocks.map(({ name }, index) => [`some/${name}`, some[index]!.average(horizon) ?? NaN]),
      ),
  };
};

/** Machines by fleet: how long one stays down. */
export const downtimeByFleet: Watch = ({ fleets }) => {
  const hours = fleets.map(() => 0);
  const restored = fleets.map(() => 0);
  return {
    see(fact: Fact) {
      if (fact.kind !== 'restored') return;
      const fleet = fleets.findLastIndex(({ firstMachine }) => firstMachine <= fact.machine);
      hours[fleet]! += fact.hours;
      restored[fleet]! += 1;
    },
    values: () =>
      Object.fromEntries(
        fleets.map(({ name }, index) => [`downtime/${name}`, hours[index]! / restored[index]!]),
      ),
  };
};
