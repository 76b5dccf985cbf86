/** A scenario as large as a file may be: thousands of places, items, products, fleets and stocks, each as a person writes them. */
import { mostBytes } from '../../language/source/parse.ts';

const head = `aftersim: 1
name: As large as a file may be
horizon: 2 y
currency: USD
`;

const sections: Readonly<Record<string, (index: string) => string>> = {
  places: (index) => `  site ${index}: { kind: field, parent: depot }\n`,
  lanes: (index) => `  way ${index}: { from: site ${index}, to: depot, time: 6.5 h, cost: 90 USD }\n`,
  items: (index) => `  pump ${index}:
    kind: rotable
    price: { value: 4_000 USD, basis: assumed, range: [3_000 USD, 6_000 USD], source: made up }
    repair: { place: depot, job: overhaul }
    modes:
      wear: { meter: h, life: "weibull(2, 4_000 h)", job: swap ${index} }
`,
  products: (index) => `  station ${index}: { sockets: { pump: pump ${index} } }\n`,
  fleets: (index) =>
    `  stations ${index}: { product: station ${index}, count: 20, place: site ${index}, usage: { h: 20 h/d } }\n`,
  jobs: (index) =>
    `  swap ${index}: { preset: partFirst, item: pump ${index}, crew: technicians, skill: pumps, work: 3 h }\n`,
  stocks: (index) =>
    `  pump ${index}:\n    site ${index}: { level: 1, source: depot }\n    depot: { level: 2, source: repair }\n`,
};

const before: Readonly<Record<string, string>> = {
  places: '  depot: { kind: central }\n',
  jobs: '  overhaul: { steps: [{ take: technicians }, { do: overhaul, time: "lognormal(12 h, 40 %)" }, { release: technicians }] }\n',
};

const tail = `pools:
  technicians:
    kind: people
    home: depot
    wage: 40 USD/h
    members: { crew: { count: 400, skills: [pumps], hours: always } }
`;

/** The text; `bytes` is how long it is at most. */
export function largeScenario(bytes: number = mostBytes): string {
  const written = (count: number): string =>
    head +
    Object.entries(sections)
      .map(([name, entry]) => {
        const entries = Array.from({ length: count }, (_, index) => entry(String(index)));
        return `${name}:\n${before[name] ?? ''}${entries.join('')}`;
      })
      .join('') +
    tail;
  const [one, hundred] = [written(1).length, written(100).length];
  // Numbers grow longer by two digits in some twenty places.
  const count = Math.floor((bytes - one) / ((hundred - one) / 99 + 45));
  return written(count);
}
