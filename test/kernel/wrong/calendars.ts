// Wrong calendars, besides the faults of the naive one (naive-calendar.ts).

import { EventCalendar } from '../../../engine/kernel/index.ts';

/** Gives every event twice. */
export class GivesTwice extends EventCalendar {
  private owed = false;

  override pop(): boolean {
    if (this.owed) this.owed = false;
    else if (super.pop()) this.owed = true;
    else return false;
    return true;
  }
}
