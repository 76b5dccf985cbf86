/** Working hours with the scenario's holidays taken out of them. */
import type { WorkingHoursInput } from '../../engine/network/pools/pool-input.ts';
import { hoursIn } from '../units/day-list.ts';
import type { AuthoredHours } from '../units/working-hours.ts';
import type { Context } from './context.ts';

/** Round the clock, holidays as well. */
export const always: WorkingHoursInput = { always: true, weekly: [[0, 168]], closed: [] };

/** Turns hours as they are written into hours of this run. Who always works does so on holidays too. */
export class Calendar {
  private readonly holidays: WorkingHoursInput['closed'];

  constructor({ authored }: Context, horizon: number) {
    this.holidays = hoursIn(authored.holidays ?? [], horizon);
  }

  hours({ always: throughout, weekly, holidays }: AuthoredHours): WorkingHoursInput {
    return { always: throughout, weekly, closed: throughout || holidays ? [] : this.holidays };
  }
}
