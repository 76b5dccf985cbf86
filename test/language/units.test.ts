import { describe, expect, it } from 'vitest';
import type { Problem, Reading } from '../../language/problem.ts';
import { readDistribution, readDistributionText } from '../../language/units/distribution-text.ts';
import { readDuration } from '../../language/units/duration.ts';
import { readMeterAmount, readUsageRate } from '../../language/units/meter.ts';
import { currencyOf, readAmount, readMoneyPer } from '../../language/units/money.ts';
import { readQuantity, type Quantity } from '../../language/units/quantity.ts';
import { readShare } from '../../language/units/share.ts';
import { hoursIn, readDays } from '../../language/units/day-list.ts';
import { readWorkingHours } from '../../language/units/working-hours.ts';

const nowhere = { file: '', line: 1, column: 1, path: '', value: null };

function outcome<T>(reading: Reading<T>): T | Problem['message'] {
  return 'value' in reading ? reading.value : reading.complaint(nowhere).message;
}

function reading<T>(read: (quantity: Quantity) => Reading<T>) {
  return (raw: unknown): T | string => {
    const quantity = readQuantity(raw);
    return outcome('value' in quantity ? read(quantity.value) : quantity);
  };
}

const duration = reading(readDuration);
const share = reading(readShare);
const amount = reading((quantity) => readAmount(quantity, 'USD'));
const perHour = reading((quantity) => readMoneyPer(1, quantity, 'USD'));
const perYear = reading((quantity) => readMoneyPer(8760, quantity, 'USD'));
const distributionOf = (raw: unknown, meter = 'fh') => {
  const text = readDistributionText(raw);
  return outcome(
    'value' in text ? readDistribution(text.value, (quantity) => readMeterAmount(quantity, meter)) : text,
  );
};

describe('durations', () => {
  it.each([
    ['36 s', 0.01],
    ['30 min', 0.5],
    ['16_000 h', 16_000],
    ['75 d', 1_800],
    ['2 wk', 336],
    ['3 month', 2_190],
    ['10 y', 87_600],
    ['1.5h', 1.5],
    ['1e3 h', 1_000],
    ['0 d', 0],
  ])('%s are %d hours', (text, hours) => {
    expect(duration(text)).toBeCloseTo(hours, 12);
  });

  it.each([
    '4',
    4,
    '4 hours',
    '4 H',
    '-1 h',
    '1,5 h',
    '1_ h',
    '_1 h',
    '1__0 h',
    '1.2.3 h',
    'h',
    '',
    '1e999 h',
    null,
    true,
    {},
  ])('%j is none', (raw) => {
    expect(duration(raw)).toBeTypeOf('string');
  });
});

describe('money', () => {
  it('is counted in cents exactly, by moving the decimal point', () => {
    expect(amount('9.3 MUSD')).toBe(930_000_000);
    expect(amount('2.976 MUSD')).toBe(297_600_000);
    expect(amount('1.1 USD')).toBe(110);
    expect(amount('0.29 USD')).toBe(29);
    expect(amount('450 kUSD')).toBe(45_000_000);
    expect(amount('0.005 USD')).toBe(0.5);
  });

  it('per time is counted per hour, or per year', () => {
    expect(perHour('180 USD/h')).toBe(18_000);
    expect(perHour('24 USD/d')).toBe(100);
    expect(perHour('730 USD/month')).toBe(100);
    expect(perYear('60_000 USD/y')).toBe(6_000_000);
  });

  it('has one currency, and is never a bare number', () => {
    expect(amount('5 EUR')).toBe("the scenario's currency is USD; amounts in EUR must be converted");
    expect(amount(5)).toContain('which has no unit');
    expect(amount('5 USD/h')).toContain('expected an amount of money');
    expect(perHour('5 USD/fh')).toContain('expected money per time');
    expect(amount('-5 USD')).toContain('cannot be negative');
  });

  it('tells the currency of a text that is money', () => {
    expect(currencyOf('35_000 EUR/month')).toBe('EUR');
    expect(currencyOf('2.4 MCHF')).toBe('CHF');
    expect(currencyOf('14 d')).toBeUndefined();
  });
});

describe('shares', () => {
  it('are percentages or fractions', () => {
    expect(share('98.5 %')).toBe(0.985);
    expect(share('7%')).toBe(0.07);
    expect(share(0.25)).toBe(0.25);
    expect(share('101 %')).toContain('cannot be above 100 %');
    expect(share('98')).toContain('cannot be above 100 %');
    expect(share('5 h')).toContain('expected a share');
  });
});

describe('meters', () => {
  const usage = reading(readUsageRate);

  it('have their own id as their unit', () => {
    expect(usage('3_300 fh/y')).toEqual({ of: 'fh', perHour: 3_300 / 8_760, perYear: 3_300 });
    expect(usage('24 h/d')).toEqual({ of: 'h', perHour: 1, perYear: 8_760 });
    expect(usage('20 km')).toContain('expected use per time');
    expect(usage('20 km/trip')).toContain('expected use per time');
  });

  it('are measured in hours where they are the calendar', () => {
    expect(distributionOf('2 y', 'calendar')).toEqual({ law: 'constant', value: 17_520 });
    expect(distributionOf('2 y', 'h')).toContain('expected an amount in "h"');
  });
});

describe('distributions', () => {
  it.each([
    ['20_000 fh', { law: 'constant', value: 20_000 }],
    ['constant(20_000 fh)', { law: 'constant', value: 20_000 }],
    ['exponential(65_000 fh)', { law: 'exponential', mean: 65_000 }],
    ['weibull(3, 25_198 fh)', { law: 'weibull', shape: 3, scale: 25_198 }],
    ['lognormal(4 fh, 50 %)', { law: 'lognormal', mean: 4, cv: 0.5 }],
    ['uniform( 0 fh , 12_000 fh )', { law: 'uniform', min: 0, max: 12_000 }],
    ['triangular(1 fh, 2 fh, 6 fh)', { law: 'triangular', min: 1, mode: 2, max: 6 }],
    ['truncatedNormal(8 fh, 2 fh)', { law: 'truncatedNormal', mean: 8, sd: 2, min: 0 }],
    ['gamma(2, 5 fh)', { law: 'gamma', shape: 2, scale: 5 }],
    ['erlang(3, 5 fh)', { law: 'erlang', phases: 3, mean: 5 }],
    ['beta(2, 3, 0 fh, 5 fh)', { law: 'beta', alpha: 2, beta: 3, min: 0, max: 5 }],
    ['empirical(3 fh, 4 fh, 8 fh)', { law: 'empirical', sample: [3, 4, 8] }],
    [
      'discrete(1 fh: 25 %, 4 fh: 0.75)',
      {
        law: 'discrete',
        outcomes: [
          { value: 1, weight: 0.25 },
          { value: 4, weight: 0.75 },
        ],
      },
    ],
  ])('%s is read', (text, spec) => {
    expect(distributionOf(text)).toEqual(spec);
  });

  it.each([
    ['exponential(0 fh)', 'above zero'],
    ['weibull(0, 5 fh)', 'above zero'],
    ['weibull(-1, 5 fh)', 'above zero'],
    ['weibull(3 fh, 5 fh)', 'no distribution'],
    ['weibull(0.001, 5 fh)', 'larger than can be computed with'],
    ['lognormal(4 fh, 1e200)', 'larger than can be computed with'],
    ['uniform(5 fh, 5 fh)', 'first value must be below'],
    ['gama(2, 5 fh)', 'no distribution is called "gama"'],
    ['gamma(2 fh, 5 fh)', 'no distribution'],
    ['erlang(2.5, 5 fh)', 'whole number'],
    ['triangular(2 fh, 1 fh, 6 fh)', 'first value must be below'],
    ['discrete(1 fh, 2 fh)', 'no distribution'],
    ['discrete(1 fh: 0, 2 fh: 0)', 'above zero'],
    ['poisson(5)', 'expected an amount in "fh"'],
    ['poisson(5 fh)', 'no distribution'],
    ['beta(2, 3)', 'takes four values'],
    ['exponential(5 h)', 'expected an amount in "fh"'],
    ['exponential(5 fh', 'no distribution'],
    ['exponential()', 'is not a number'],
    ['eventually', 'no distribution'],
  ])('%s is refused', (text, message) => {
    expect(distributionOf(text)).toContain(message);
  });
});

describe('working hours', () => {
  const hours = (raw: unknown) => outcome(readWorkingHours(raw));

  it('become intervals of the week', () => {
    expect(hours('always')).toEqual({ always: true, weekly: [[0, 168]], holidays: false });
    expect(hours('daily 00:00-24:00')).toEqual({ always: true, weekly: [[0, 168]], holidays: false });
    expect(hours('saturday 08:30-12:00')).toEqual({ always: false, weekly: [[128.5, 132]], holidays: false });
    expect(hours('sunday 22:00-02:00')).toEqual({
      always: false,
      weekly: [
        [0, 2],
        [166, 168],
      ],
      holidays: false,
    });
  });

  it('are sorted and joined where they touch or overlap', () => {
    expect(hours(['monday 12:00-18:00', 'monday 06:00-12:00', 'monday 05:00-07:00'])).toEqual({
      always: false,
      weekly: [[5, 18]],
      holidays: false,
    });
    expect(hours(['monday 12:00-18:00', 'holidays'])).toEqual({
      always: false,
      weekly: [[12, 18]],
      holidays: true,
    });
    expect(hours(['daily 06:00-18:00', 'daily 18:00-06:00'])).toEqual({
      always: true,
      weekly: [[0, 168]],
      holidays: false,
    });
  });

  it.each([
    '',
    'sometimes',
    'holidays',
    'daily',
    'daily 6-18',
    'daily 06:00-25:00',
    'daily 06:60-18:00',
    'daily 06:00-06:00',
    'someday 06:00-18:00',
    7,
    [],
  ])('%j are none', (raw) => {
    expect(hours(raw)).toContain('expected working hours');
  });
});

describe('days of the run', () => {
  const days = (raw: unknown) => outcome(readDays(raw));

  it('are counted from 1, one or several, once or every year', () => {
    expect(days('day 10')).toEqual({ first: 10, last: 10, yearly: false });
    expect(days('days 358-365 yearly')).toEqual({ first: 358, last: 365, yearly: true });
  });

  it('become hours of the run, joined where they touch, none beyond its end', () => {
    const ranges = [
      { first: 365, last: 365, yearly: true },
      { first: 1, last: 2, yearly: true },
      { first: 900, last: 901, yearly: false },
    ];
    expect(hoursIn(ranges, 2 * 8760)).toEqual([
      [0, 48],
      [8736, 8808],
      [17496, 17520],
    ]);
  });

  it.each(['', 'tomorrow', 'day 0', 'days 9-8', 'days 360-366 yearly', 'day 1 monthly', 7])(
    '%s is refused',
    (raw) => {
      expect(days(raw)).toContain('expected days of the run such as');
    },
  );
});
