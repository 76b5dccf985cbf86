/**
 * Drivers are the countable things that money follows. Facts raise them as a run unfolds, and beliefs state their
 * yearly expectation when a party decides; the same charges price both.
 */
export const drivers = [
  /** Once per covered machine (or per unit of item `per` in it) when it is commissioned. */
  'start',
  /** Hours of the calendar that a covered machine (or unit of item `per` in it) is covered. */
  'coveredHour',
  /** Units of meter `per` run, times the units that run (an aircraft hour is two engine hours). */
  'use',
  /** Hours of machine downtime. */
  'downtimeHour',
  /** A unit of item `per` (any when null) taken out of a machine. */
  'removal',
  /** A crew sent to a machine. */
  'visit',
  /** Hours of people working at the machine, times people. */
  'fieldLabourHour',
  /** Hours of shop labour in a repair. */
  'shopLabourHour',
  /** Cents of material and subcontract in a repair, and of new units bought. */
  'partsCost',
  /** Cents of transport. */
  'transportCost',
  /** Cents of audited cost: parts, labour at cost and transport. */
  'auditedCost',
  /** Percentage points of yearly availability above the target, times machine-years. */
  'pointsAbove',
  /** Percentage points of yearly availability below the target, times machine-years. */
  'pointsBelow',
  /** Hours on duty of pool `per`. */
  'dutyHour',
  /** Opening value of the machines in cents, at the start. */
  'openingValue',
  /** Value of the machines in cents, at the horizon. */
  'closingValue',
  /** Value of the spare units in cents, at the start. */
  'openingSpares',
  /** Value of the spare units in cents, at the horizon. */
  'closingSpares',
  /** Years of the yearly cost of an option that a party has decided on, as time passes. */
  'decisionCost',
  /** Cents of spare units on a shelf, times the years that they lay there, as time passes. */
  'stockValueYear',
  /** Failures of covered machines (of item `per` in them), each in the share that the cover bears. */
  'claim',
  /** Hours that a machine, or a socket where the cover is by socket, was under cover. */
  'coverHour',
  /** Machines whose owner bought the extension of the cover, when they are commissioned. */
  'extension',
  /** Price in cents of the machines that the customer buys at the end of the term. */
  'optionPrice',
  /** Value in cents of the machines that go back to the maker at the end of the term. */
  'returnedValue',
  /** Value in cents, at the horizon, of machines that the customer bought at the end of the term. */
  'closingBought',
  /** Value in cents, at the horizon, of machines that went back to the maker at the end of the term. */
  'closingReturned',
  /** Once, at the start, for an option that a party has decided on. */
  'decisionOnce',
  /** Years in which an option that was taken in the run is in force. */
  'optionYear',
  /** Once, when an option is taken in the run. */
  'optionOnce',
] as const;
export type Driver = (typeof drivers)[number];
