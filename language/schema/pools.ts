/** Pools: who or what does the work, where they live and when they are on duty. */
import { byId, form } from './form.ts';
import { list } from './list.ts';
import { precedence } from './precedence.ts';
import { workingHours, type MoneyScalars } from './quantities.ts';
import { count, flag, text, word } from './scalar.ts';

/** Members that one group may have. */
export const mostMembers = 100_000;

/** `pools:` by id. A pool has one `home`, or `homes`, at each of which an equal pool stands. */
export const pools = (money: MoneyScalars) =>
  byId(
    form({
      kind: word('people', 'desk', 'benches', 'tools'),
      home: text.optional(),
      homes: list(text).optional(),
      members: byId(
        form({ count: count(1, mostMembers), skills: list(text).optional(), hours: workingHours }),
      ).optional(),
      unlimited: flag.optional(),
      dispatch: precedence.optional(),
      shiftEnd: word('finish', 'pause', 'handOver', 'revisit').optional(),
      preempt: flag.optional(),
      wage: money.rate.optional(),
    }),
  );
