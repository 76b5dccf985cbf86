// Rules of one's own, as an example: `aftersim run FILE --rules scenarios/own-rules.js`, where FILE names own.leastSlack
// for the order of a line, own.byTheMonth for a stock, or own.cautious for a decision. Each is a pure function.

/** Who goes first: the smaller number. A need has `priority`, `raisedAt`, `planned` and `dueAt`; times in hours. */
function leastSlack(need) {
  return need.planned ? need.raisedAt + 720 : Math.min(need.dueAt, need.raisedAt + 168);
}

/** How many units to order. A stock has `now`, `onHand`, `backordered`, `position`, `reorderAt`, `orderUpTo` and `batch`. */
function byTheMonth(stock) {
  const lateInTheMonth = stock.now % 730 > 500;
  const wanted = stock.orderUpTo + (lateInTheMonth ? 1 : 0);
  return stock.position <= stock.reorderAt ? wanted - stock.position : 0;
}

/**
 * Which option to take; undefined leaves what is in force. There are `options` (names), `sums` of what is expected of
 * each (`option`, `total` in cents a year for whoever decides), `seen(measure)` and `luck(option)` in (0, 1).
 */
function cautious({ sums }) {
  const [inForce, ...others] = sums;
  const better = others.filter((its) => its.total > inForce.total + 100_000);
  return better.length === 0 ? undefined : better[0].option;
}

export default {
  precedence: { leastSlack },
  replenish: { byTheMonth },
  decision: { cautious },
};
