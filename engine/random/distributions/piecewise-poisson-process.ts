// A Poisson process whose rate is a timetable: arrivals by the hour of the day or of the week.
import { log1p } from '../arithmetic/logarithm.ts';
import { Timetable, type TimetableInput } from '../../kernel/timetable.ts';
import { requireInterval, requireTime, type PointProcess } from './point-process.ts';

/** The Poisson process with the timetable's value as its rate, in points per hour. Errors are of rounding. */
export function piecewisePoissonProcess(rates: Timetable | TimetableInput): PointProcess {
  const law = 'piecewisePoissonProcess';
  const timetable = rates instanceof Timetable ? rates : new Timetable(rates);
  return {
    law,
    expected: (from, to) => {
      requireInterval(law, from, to);
      return timetable.total(from, to);
    },
    rate: (time) => {
      requireTime(law, time);
      return timetable.valueAt(time);
    },
    next: (after, u) => {
      requireTime(law, after);
      return timetable.when(after, -log1p(-u));
    },
  };
}
