/** Units of prices as their author wrote them: inside, a price is cents per hour or per whatever is counted. */

export interface PriceUnit {
  /** `h`, `month`, `fh`; empty: per piece. */
  readonly label: string;
  /** Hours in it; 1 where it is no time. */
  readonly hours: number;
}

const hoursIn: Readonly<Record<string, number>> = { h: 1, d: 24, wk: 168, month: 730, y: 8760 };

/** By name of the price, from values as written: `prices.hourlyRate`, `180 USD/h`. */
export function priceUnitsOf(
  written: readonly { readonly path: string; readonly value: string }[],
): Readonly<Record<string, PriceUnit>> {
  return Object.fromEntries(
    written.flatMap(({ path, value }) => {
      const [, name] = /(?:^|\.)prices\.(\w+)$/.exec(path) ?? [];
      if (name === undefined) return [];
      const [, label = ''] = /\/\s*([A-Za-z]\w*)\s*$/.exec(value) ?? [];
      return [[name, { label, hours: hoursIn[label] ?? 1 }]];
    }),
  );
}
