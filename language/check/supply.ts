/** Parts must have somewhere to come from, and a way to get there. */
import {
  cannotBeRepaired,
  circle,
  lendsToItself,
  losesPart,
  noRoute,
  noStockAtRepair,
  noStockOnTheWay,
  noStockThere,
  repairedElsewhere,
} from '../messages.ts';
import { own } from '../normalize/context.ts';
import type { CheckContext } from './check-context.ts';
import { circlesIn } from './circles.ts';
import { Routes, wayUp } from './ways.ts';
import { stepPath, workSites, type WorkSite } from './work-sites.ts';

function checkSources({ network, tell }: CheckContext, routes: Routes): void {
  for (const { place, item, source, unlimited } of Object.values(network.stocks)) {
    const path = ['stocks', item, place, 'source'];
    const repair = own(network.items, item)?.repair;
    if (source.kind === 'repair' && repair === null) tell(path, cannotBeRepaired(item));
    else if (source.kind === 'repair' && repair !== undefined && repair?.place !== place) {
      tell(path, repairedElsewhere(item, repair?.place ?? ''));
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

function checkRepairs({ network, tell }: CheckContext): void {
  for (const [item, { repair }] of Object.entries(network.items)) {
    if (repair === null || own(network.places, repair.place) === undefined) continue;
    if (own(network.stocks, `${repair.place}/${item}`) === undefined) {
      tell(['items', item, 'repair', 'place'], noStockAtRepair(item, repair.place));
    }
  }
}

function checkDemands(context: CheckContext, routes: Routes): void {
  const { network, tell } = context;
  for (const { job, place } of workSites(network)) {
    for (const [index, step] of (own(network.jobs, job)?.steps ?? []).entries()) {
      if (step.step !== 'demand' && step.step !== 'return') continue;
      const item = own(network.items, step.item);
      if (item === undefined || own(network.places, place) === undefined) continue;
      const path = stepPath(context, job, index, step);
      if (step.step === 'return') {
        const shop = item.repair?.place;
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

/** Stocks, repairs and demands. */
export function checkSupply(context: CheckContext): void {
  const routes = new Routes(context.network);
  checkSources(context, routes);
  checkSourceCircles(context);
  checkLenders(context, routes);
  checkRepairs(context);
  checkDemands(context, routes);
}
