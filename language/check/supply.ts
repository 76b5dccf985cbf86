/** Parts must have somewhere to come from, and a way to get there. */
import {
  cannotBeRepaired,
  circle,
  lendsToItself,
  losesPart,
  neverReplaced,
  nowhereToPassOn,
  noRoute,
  noStockAtRepair,
  noStockOnTheWay,
  noStockThere,
  notRepaired,
  repairedElsewhere,
} from '../messages.ts';
import { own } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';
import { circlesIn } from './circles.ts';
import { Routes, wayUp } from './ways.ts';
import { repairPath, stepPath, workSites, type WorkSite } from './work-sites.ts';

function checkSources({ network, tell }: CheckContext, routes: Routes): void {
  for (const { place, item, source, unlimited } of Object.values(network.stocks)) {
    const path = ['stocks', item, place, 'source'];
    const stations = Object.keys(own(network.items, item)?.repair ?? {});
    if (source.kind === 'repair' && own(network.items, item) !== undefined && !stations.includes(place)) {
      tell(path, stations.length === 0 ? cannotBeRepaired(item) : repairedElsewhere(item, stations));
    }
    if (source.kind !== 'place' || unlimited || own(network.places, source.place) === undefined) continue;
    if (own(network.stocks, `${source.place}/${item}`) === undefined)
      tell(path, noStockThere(item, source.place));
    else if (!routes.join(place, source.place)) tell(path, noRoute(source.place, place));
  }
}

/** Those who help out must have the item, and a way to send it. */
function checkLenders({ network, tell }: CheckContext, routes: Routes): void {
  for (const { place, item, issue } of Object.values(network.stocks)) {
    for (const [index, lender] of issue.lateral.entries()) {
      const path = ['stocks', item, place, 'lateral', index];
      if (own(network.places, lender) === undefined) continue;
      if (lender === place) tell(path, lendsToItself());
      else if (own(network.stocks, `${lender}/${item}`) === undefined) tell(path, noStockThere(item, lender));
      else if (!routes.join(lender, place)) tell(path, noRoute(lender, place));
    }
  }
}

/** A customer may go elsewhere; a machine that has failed cannot. */
function checkLosses({ network, tell }: CheckContext, site: WorkSite, shelf: string): void {
  const stock = own(network.stocks, shelf);
  if (stock?.issue.ifShort !== 'lost') return;
  for (const [item, { modes }] of Object.entries(network.items)) {
    for (const [mode, { job, shopJob }] of Object.entries(modes)) {
      if (job !== site.job && shopJob !== site.job) continue;
      tell(['stocks', stock.item, stock.place, 'ifShort'], losesPart(site.job, `${item}/${mode}`));
      return;
    }
  }
}

/** Stocks that wait for each other never get anything. */
function checkSourceCircles({ network, tell }: CheckContext): void {
  const source = (key: string): readonly string[] => {
    const stock = own(network.stocks, key);
    if (stock?.source.kind !== 'place' || stock.unlimited) return [];
    return [`${stock.source.place}/${stock.item}`];
  };
  for (const way of circlesIn(Object.keys(network.stocks), source)) {
    const stock = own(network.stocks, way[0] ?? '');
    if (stock !== undefined) tell(['stocks', stock.item, stock.place, 'source'], circle('stocks', way));
  }
}

function checkRepairs(context: CheckContext, routes: Routes): void {
  const { network, tell } = context;
  for (const [item, { repair }] of Object.entries(network.items)) {
    for (const [place, { passedOn, condemned }] of Object.entries(repair)) {
      if (own(network.places, place) === undefined) continue;
      const path = repairPath(context, item, place);
      const stock = own(network.stocks, `${place}/${item}`);
      if (stock === undefined) tell(path, noStockAtRepair(item, place));
      else if (stock.source.kind === 'repair' && !stock.unlimited) {
        if (condemned > 0) tell(path, neverReplaced(item, place, 'condemned'));
        else if (passedOn > 0) tell(path, neverReplaced(item, place, 'passed on'));
      }
      const next = wayUp(network, place)
        .slice(1)
        .find((above) => Object.hasOwn(repair, above));
      if (passedOn > 0 && next === undefined) tell(path, nowhereToPassOn(place));
      else if (next !== undefined && passedOn > 0 && !routes.join(place, next))
        tell(path, noRoute(place, next));
    }
  }
}

function checkDemands(context: CheckContext, routes: Routes): void {
  const { network, tell } = context;
  for (const { job, place } of workSites(network)) {
    for (const [index, step] of (own(network.jobs, job)?.steps ?? []).entries()) {
      if (step.step !== 'demand' && step.step !== 'return' && step.step !== 'remove') continue;
      const item = own(network.items, step.item);
      if (item === undefined || own(network.places, place) === undefined) continue;
      const path = stepPath(context, job, index, step);
      if (step.step !== 'demand') {
        const stations = Object.keys(item.repair);
        const shop = wayUp(network, place).find((above) => stations.includes(above)) ?? stations[0];
        if (shop !== undefined && own(network.places, shop) !== undefined && !routes.join(place, shop)) {
          tell(path, noRoute(place, shop));
        }
        continue;
      }
      const way = step.at === null ? wayUp(network, place) : [step.at];
      const shelf = way.find((each) => own(network.stocks, `${each}/${step.item}`) !== undefined);
      if (shelf === undefined) tell(path, noStockOnTheWay(step.item, way, place));
      else {
        if (!routes.join(shelf, place)) tell(path, noRoute(shelf, place));
        checkLosses(context, { job, place }, `${shelf}/${step.item}`);
      }
    }
  }
}

/** What is brought along must be repaired somewhere, and get there. */
function checkBrought({ network, tell }: CheckContext, routes: Routes): void {
  for (const [id, { place, brings }] of Object.entries(network.arrivals)) {
    const item = brings === null ? undefined : own(network.items, brings.item);
    if (brings === null || item === undefined || own(network.places, place) === undefined) continue;
    const stations = Object.keys(item.repair);
    const shop = wayUp(network, place).find((above) => stations.includes(above)) ?? stations[0];
    const path = ['arrivals', id, 'brings'];
    if (shop === undefined) tell(path, notRepaired(brings.item));
    else if (own(network.places, shop) !== undefined && !routes.join(place, shop))
      tell(path, noRoute(place, shop));
  }
}

/** Stocks, repairs and demands. */
export function checkSupply(context: CheckContext): void {
  const routes = new Routes(context.network);
  checkSources(context, routes);
  checkSourceCircles(context);
  checkLenders(context, routes);
  checkRepairs(context, routes);
  checkDemands(context, routes);
  checkBrought(context, routes);
}
