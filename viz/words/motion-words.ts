/** What the network in motion says. */
import { countText, durationText, plural } from './numbers.ts';

const bucketWords: Readonly<Record<string, string>> = {
  undetected: 'has failed unnoticed',
  admin: 'waits for paperwork',
  desk: 'waits for the desk',
  crew: 'waits for a crew',
  travel: 'waits while the crew travels',
  part: 'waits for a part',
  tool: 'waits for a tool',
  access: 'waits for access',
  work: 'is worked on',
  verify: 'is checked',
  offShift: 'waits for the next shift',
};

/** `year 3, day 45, 07:30`. */
function moment(hours: number): string {
  const year = Math.floor(hours / 8760);
  const day = Math.floor((hours % 8760) / 24);
  const minutes = Math.floor((hours % 24) * 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `year ${year + 1}, day ${day + 1}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const motionWords = {
  loading: 'Recording the run …',
  moment,
  play: 'Play',
  pause: 'Pause',
  back: 'One fact back',
  on: 'One fact on',
  time: 'Time',
  speed: 'Speed',
  speedOf: (hours: number) => `${durationText(hours)} a second`,
  frameRate: 'Frames',
  frameRateOf: (rate: number) => `${rate} a second`,
  detail: 'Detail',
  details: ['everything', 'no marks under way', 'machines only'],
  jump: 'Jump to the next',
  jumpBack: 'previous',
  jumps: { failure: 'failure', stockOut: 'empty shelf', broken: 'broken promise' },
  jumpLabel: (direction: string, what: string) => `${direction} ${what}`,
  next: 'next',
  previous: 'previous',
  legend: {
    running: 'runs',
    part: 'waits for a part',
    crew: 'waits for people',
    work: 'is worked on',
    people: 'people under way',
    unit: 'parts under way',
  },
  picture: (title: string) =>
    `Network under ${title}. A click on a machine follows it; a place opens its lines.`,
  status: (down: number, inService: number, underWay: number, failures: number, broken: number) =>
    `${countText(down)} of ${plural(inService, 'machine', 'machines')} down, ${countText(underWay)} under way; so far ${plural(failures, 'failure', 'failures')}, ${plural(broken, 'promise', 'promises')} broken`,
  place: (name: string, waiting: number) => `${name}: ${plural(waiting, 'request', 'requests')} waiting`,
  onShelf: (item: string, count: string) => `${item} ${count}`,
  heldOf: (held: number, servers: string) => `${held}/${servers}`,
  people: (name: string, held: string) => `${name} ${held} busy`,
  unlimited: '∞',
  linesTitle: (place: string) => `Who waits at ${place}`,
  nobody: 'Nobody waits here now.',
  waitsFor: {
    pool: (machine: string, pool: string, since: string) => `${machine} waits for ${pool} since ${since}`,
    part: (machine: string, stock: string, since: string) =>
      `${machine} waits for a part from ${stock} since ${since}`,
  },
  request: (number: number) => `request ${number}`,
  follow: 'Follow a machine',
  followNone: 'none',
  followTitle: (machine: string) => `${machine}, from failure to repair`,
  strip: (machine: string, hours: number) =>
    `Downtime of ${machine}: ${durationText(hours)} in all, by reason`,
  bucket: (name: string) => bucketWords[name] ?? name,
  facts: 'Facts about it',
  factsAround: 'A click on a fact goes to its time.',
  tableTitle: 'Places now',
  table: {
    place: 'place',
    machines: 'machines',
    down: 'down',
    waiting: 'waiting',
    shelf: 'on the shelf',
    people: 'people busy',
  },
  more: (count: number) => `and ${plural(count, 'more', 'more')}`,
};
