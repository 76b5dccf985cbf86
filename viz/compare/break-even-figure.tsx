/** The break-even slider: at what price does a side stop caring which model it has? Nothing is run for it. */
import { useState } from 'preact/hooks';
import type { Scenario } from '../../engine/build/scenario.ts';
import type { Comparison } from '../../engine/experiments/comparison.ts';
import { BreakEvenChart, breakEvenTable, type PricedLine } from '../charts/break-even.tsx';
import { Figure } from '../charts/figure.tsx';
import type { PageRun } from '../study/page-run.ts';
import { chartWords } from '../words/chart-words.ts';
import { moneyText, percentText } from '../words/numbers.ts';
import { Choice } from './choice.tsx';
import type { PriceUnit } from './price-units.ts';
import { meanOf, metricOf, slopeOf } from './series.ts';

export interface BreakEvenFigureProps {
  readonly scenario: Scenario;
  readonly comparison: Comparison | undefined;
  readonly shown: readonly {
    readonly id: string;
    readonly title: string;
    readonly series: number;
    readonly runs: readonly PageRun[];
  }[];
  readonly priceUnits: Readonly<Record<string, PriceUnit>>;
  readonly source: string;
  readonly name: string;
}

const words = chartWords.compare;
/** Steps of the slider. */
const steps = 200;

export function BreakEvenFigure({
  scenario,
  comparison,
  shown,
  priceUnits,
  source,
  name,
}: BreakEvenFigureProps) {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [party, setParty] = useState<'customer' | 'maker'>('customer');
  const [at, setAt] = useState<number | undefined>(undefined);
  const found = (comparison?.breakEvens ?? []).filter(
    (its) => its.value >= 0 && shown.some(({ id }) => id === its.alternative),
  );
  const keyOf = (its: (typeof found)[number]): string => `${its.alternative} ${its.price}`;
  const its =
    found.find((each) => keyOf(each) === chosen && each.party === party) ??
    found.find((each) => each.party === party);
  const own = shown.find(({ id }) => id === its?.alternative);
  const rival = shown.find(({ id }) => id === its?.against);
  if (its === undefined || own === undefined || rival === undefined) return null;
  const { currency, prices } = scenario.base.economics;
  const unit = priceUnits[its.price] ?? { label: '', hours: 1 };
  const fraction = prices[its.price]?.unit === 'fraction';
  const priceText = (price: number): string =>
    fraction
      ? percentText(price)
      : `${moneyText(price * unit.hours, currency, 3)}${unit.label === '' ? '' : `/${unit.label}`}`;
  const range: readonly [number, number] = [
    0,
    1.5 * Math.max(its.authored, Math.min(its.value, 4 * its.authored)),
  ];
  const price = Math.min(range[1], at ?? its.authored);
  const metric = party === 'customer' ? 'cost/customer' : 'value/maker';
  const line = (side: typeof own, priced: boolean): PricedLine => ({
    title: side.title,
    series: side.series,
    at: meanOf(side.runs.map((run) => metricOf(run, metric))),
    slope: priced ? meanOf(side.runs.map((run) => slopeOf(run, metric, its.price))) : 0,
  });
  const data = {
    title: words.breakEvenTitle,
    authored: its.authored,
    price,
    range,
    lines: [line(own, true), line(rival, false)],
    format: (cents: number) => moneyText(cents, currency, 3),
    priceText,
  };
  const choices = found
    .filter((each) => each.party === party)
    .map(
      (each) =>
        [
          keyOf(each),
          `${shown.find(({ id }) => id === each.alternative)?.title ?? each.alternative}: ${each.price}`,
        ] as const,
    );
  return (
    <Figure
      title={words.breakEvenTitle}
      note={`${words.breakEvenNote(its.price, own.title)} ${words.indifferent(words.sides[party], priceText(its.value), rival.title, priceText(its.authored))}`}
      source={source}
      table={() => breakEvenTable(data)}
      name={name}
      controls={
        <>
          <Choice
            label={words.side}
            value={party}
            options={[
              ['customer', words.sides.customer],
              ['maker', words.sides.maker],
            ]}
            onChange={(value) => setParty(value as typeof party)}
          />
          <Choice
            label={words.price}
            value={keyOf(its)}
            options={choices}
            onChange={(value) => {
              setChosen(value);
              setAt(undefined);
            }}
          />
          <div class="compare-controls">
            <label>
              {priceText(price)}
              <input
                type="range"
                aria-label={`${words.price}: ${its.price}`}
                aria-valuetext={priceText(price)}
                min={0}
                max={steps}
                value={Math.round((price / range[1]) * steps)}
                onInput={(event) => setAt((Number(event.currentTarget.value) / steps) * range[1])}
              />
            </label>
          </div>
        </>
      }
    >
      {(width) => <BreakEvenChart data={data} width={width} />}
    </Figure>
  );
}
