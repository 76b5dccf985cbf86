// A resource as one would reckon it with pencil and paper: hour by hour, with the whole line sorted anew at every hour.
// All times and amounts are whole hours, so its answers are exact. Not a wait nor an event is in it.

/** Someone who comes with an amount of work, or to hold a seat for that long. */
export interface Customer {
  readonly at: number;
  readonly hours: number;
  readonly priority: number;
  readonly preempt: boolean;
  /** `held` stands for one who asks for a seat and keeps it. */
  readonly ifInterrupted: 'resume' | 'restart' | 'never' | 'held';
  /** When the customer is called away, if ever. */
  readonly calledAway: number | undefined;
}

/** What became of a customer. */
export interface Fate {
  readonly outcome: 'served' | 'called away' | 'there';
  /** When it was served or called away. */
  readonly end: number | undefined;
  /** From coming to the first start. */
  readonly waited: number | undefined;
  readonly interruptions: number;
  readonly lost: number;
}

/** What became of all of them, and the sums over time. */
export interface Books {
  readonly fates: readonly Fate[];
  readonly queueHours: number;
  readonly busyHours: number;
  readonly offeredHours: number;
}

class Stay {
  readonly customer: Customer;
  outcome: Fate['outcome'] = 'there';
  end: number | undefined = undefined;
  waited: number | undefined = undefined;
  interruptions = 0;
  lost = 0;
  remaining: number;
  start = 0;

  constructor(customer: Customer) {
    this.customer = customer;
    this.remaining = customer.hours;
  }

  get mayBePutOut(): boolean {
    return this.customer.ifInterrupted === 'resume' || this.customer.ifInterrupted === 'restart';
  }
}

/** The first `hours` hours of a resource whose capacity in each hour is given. */
export function serveByHand(
  customers: readonly Customer[],
  capacityAt: (hour: number) => number,
  interrupting: boolean,
  hours: number,
): Books {
  const stays = customers.map((customer) => new Stay(customer));
  let line: Stay[] = [];
  let seated: Stay[] = [];
  let starts = 0;
  let [queueHours, busyHours, offeredHours] = [0, 0, 0];

  const leastUrgent = (than: number | undefined): Stay | undefined =>
    seated
      .filter((stay) => stay.mayBePutOut && (than === undefined || stay.customer.priority > than))
      .toSorted((a, b) => b.customer.priority - a.customer.priority || b.start - a.start)[0];
  const putOut = (stay: Stay) => {
    seated = seated.filter((other) => other !== stay);
    line.push(stay);
    stay.interruptions += 1;
    if (stay.customer.ifInterrupted === 'restart') {
      stay.lost += stay.customer.hours - stay.remaining;
      stay.remaining = stay.customer.hours;
    }
  };
  const away = (stay: Stay, hour: number) => {
    stay.outcome = 'called away';
    stay.end = hour;
  };

  for (let hour = 0; hour < hours; hour += 1) {
    for (const stay of seated.filter(({ remaining }) => remaining === 0)) {
      stay.outcome = 'served';
      stay.end = hour;
      seated = seated.filter((other) => other !== stay);
    }
    const called = stays.filter((stay) => stay.customer.calledAway === hour && stay.outcome === 'there');
    for (const stay of called.filter(({ customer }) => customer.at <= hour)) away(stay, hour);
    line = line.filter(({ outcome }) => outcome === 'there');
    // Work stops at once; who holds a seat gives it back itself, when closing has already put others out.
    seated = seated.filter(({ outcome, mayBePutOut, customer }) => {
      return outcome === 'there' || (!mayBePutOut && customer.ifInterrupted === 'held');
    });
    const capacity = capacityAt(hour);
    while (interrupting && seated.length > capacity) {
      const stay = leastUrgent(undefined);
      if (stay === undefined) break;
      putOut(stay);
    }
    seated = seated.filter(({ outcome }) => outcome === 'there');
    line.push(...stays.filter(({ customer, outcome }) => customer.at === hour && outcome === 'there'));

    for (;;) {
      line.sort(
        (a, b) =>
          a.customer.priority - b.customer.priority ||
          a.customer.at - b.customer.at ||
          stays.indexOf(a) - stays.indexOf(b),
      );
      const [first] = line;
      if (first === undefined) break;
      if (seated.length >= capacity) {
        const worst = first.customer.preempt ? leastUrgent(first.customer.priority) : undefined;
        if (worst === undefined) break;
        putOut(worst);
      }
      line = line.filter((stay) => stay !== first);
      first.waited ??= hour - first.customer.at;
      first.start = starts;
      starts += 1;
      seated.push(first);
    }
    queueHours += line.length;
    busyHours += seated.length;
    offeredHours += capacity;
    for (const stay of seated) stay.remaining -= 1;
  }
  return {
    fates: stays.map(({ outcome, end, waited, interruptions, lost }) => {
      return { outcome, end, waited, interruptions, lost };
    }),
    queueHours,
    busyHours,
    offeredHours,
  };
}
