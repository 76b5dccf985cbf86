/** The shipped scenarios in the order of the gallery: which file, what to say of it, and which two models to begin with. */
export interface GalleryEntry {
  /** Name of the file in `scenarios/`, without `.yaml`. */
  readonly id: string;
  readonly sentence: string;
  /** Alternatives to begin with; the first two unless given. */
  readonly shown?: readonly string[];
}

/** The first one is what a visitor sees. */
export const gallery: readonly GalleryEntry[] = [
  {
    id: 'aero-engines',
    sentence:
      'Three airlines, 506 engines, ten years: does the maker build better engines when it is paid for flying?',
    shown: ['adHoc', 'payPerUse'],
  },
  { id: 'first-steps', sentence: 'Twenty pumps and two technicians: small enough to follow every failure.' },
  {
    id: 'wind-offshore',
    sentence:
      'Eighty turbines off the coast: what would another boat bring, or turbines that fail half as often?',
  },
  {
    id: 'medical-imaging',
    sentence: 'Scanners of a region’s hospitals: time and material, a fixed fee, or a promise of uptime?',
    shown: ['adHoc', 'uptime'],
  },
  {
    id: 'construction-equipment',
    sentence: 'Wheel loaders on building sites: who has what reason to make them last?',
  },
  {
    id: 'aircraft-components',
    sentence:
      'Replaceable units of aircraft: how many spares would a maker hold that is paid for availability?',
  },
  { id: 'vehicles', sentence: 'Sixty vans: lease them with service, or buy and pay for repairs?' },
  {
    id: 'personal-computers',
    sentence:
      'Notebooks under warranty: what do three years of cover cost, and is service on site worth its price?',
  },
  {
    id: 'televisions',
    sentence: 'A thousand television sets: is the extended cover worth its price, and to whom?',
    shown: ['factory', 'extended'],
  },
  { id: 'razors', sentence: 'Razor blades: would it pay their maker to make them last longer?' },
  {
    id: 'offering-cube',
    sentence:
      'What is exchanged, where the spares stand, how fast help comes: forty-eight offerings of one network.',
  },
];
