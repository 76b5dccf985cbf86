/** What a starter scenario is about, by sector: one machine, its unit that fails most, and figures that carry a basis. */

export interface Sector {
  readonly title: string;
  readonly machine: string;
  readonly unit: string;
  readonly currency: string;
  readonly count: number;
  /** Price of a unit, in whole currency units or with cents. */
  readonly price: number;
  /** Hours of use a year, of one machine. */
  readonly use: number;
  /** A law of hours of use, and its mean in hours. */
  readonly life: string;
  readonly meanLife: number;
  readonly horizon: string;
  readonly lostMargin: string;
  readonly work: string;
  readonly wage: number;
  readonly leadTime: string;
  /** The shipped scenario that the figures are from. */
  readonly from: string;
}

export const sectors: Readonly<Record<string, Sector>> = {
  razors: sector(
    'Razor blades',
    'razor',
    'cartridge',
    'GBP',
    [40, 0.1, 8760],
    ['gamma(6.25, 38.4 h)', 240],
    ['2 y', '0.02', '1 min', '2 d'],
    12,
    'razors',
  ),
  televisions: sector(
    'Televisions',
    'television',
    'board',
    'USD',
    [1000, 80, 2190],
    ['exponential(149_577 h)', 149_577],
    ['8 y', '0.05', '1 h', '6 d'],
    30,
    'televisions',
  ),
  personalComputers: sector(
    'Personal computers',
    'computer',
    'board',
    'USD',
    [500, 130, 2000],
    ['weibull(1.3585, 17_806 h)', 16_308],
    ['4 y', '2.5', '1 h', '14 d'],
    40,
    'personal-computers',
  ),
  vehicles: sector(
    'Vans of a fleet',
    'van',
    'parts',
    'USD',
    [60, 320, 2000],
    ['exponential(6_316 h)', 6316],
    ['36 month', '25', '2.5 h', '2 d'],
    35,
    'vehicles',
  ),
  constructionEquipment: sector(
    'Wheel loaders',
    'loader',
    'pump',
    'USD',
    [20, 9000, 1800],
    ['weibull(2, 9_000 h)', 7976],
    ['5 y', '180', '8 h', '60 d'],
    30,
    'construction-equipment',
  ),
  aircraft: sector(
    'Packs of air conditioning',
    'aircraft',
    'pack',
    'USD',
    [15, 90_000, 600],
    ['exponential(93.14 h)', 93.14],
    ['5 y', '1_500', '3 h', '30 d'],
    50,
    'aircraft-components',
  ),
  aeroEngines: sector(
    'Aero engines',
    'aircraft',
    'engine',
    'USD',
    [20, 1_800_000, 3000],
    ['weibull(3, 25_408 h)', 22_689],
    ['10 y', '1_042', '24 h', '60 d'],
    60,
    'aero-engines',
  ),
  wind: sector(
    'Wind turbines at sea',
    'turbine',
    'kit',
    'GBP',
    [80, 18_500, 8760],
    ['exponential(31_854.5 h)', 31_854.5],
    ['3 y', '96', '26 h', '30 d'],
    45,
    'wind-offshore',
  ),
  medicalImaging: sector(
    'Tubes of scanners',
    'scanner',
    'tube',
    'USD',
    [25, 90_000, 8760],
    ['weibull(2.5, 43_800 h)', 38_862],
    ['5 y', '310', '12 h', '30 d'],
    70,
    'medical-imaging',
  ),
};

function sector(
  title: string,
  machine: string,
  unit: string,
  currency: string,
  [count, price, use]: readonly [number, number, number],
  [life, meanLife]: readonly [string, number],
  [horizon, lostMargin, work, leadTime]: readonly [string, string, string, string],
  wage: number,
  from: string,
): Sector {
  return {
    title,
    machine,
    unit,
    currency,
    count,
    price,
    use,
    life,
    meanLife,
    horizon,
    lostMargin,
    work,
    leadTime,
    wage,
    from,
  };
}
