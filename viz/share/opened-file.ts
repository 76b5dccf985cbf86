/** What a file is that somebody opens: told from its content, and checked before anything is made of it. */
import { shareWords } from '../words/share-words.ts';

/** Bytes that are read at all. */
export const mostBytes = { scenario: 2_000_000, results: 64_000_000 } as const;

/** A mean with its interval, out of a file. */
export interface FiledEstimate {
  readonly mean: number | null;
  readonly halfWidth: number | null;
  readonly unit: string;
}

/** Results of the command line, as far as they are shown. */
export interface FiledResults {
  /** `run`, `compare` or `sweep`. */
  readonly what: string;
  readonly scenario: string;
  readonly currency: string;
  readonly seed: string;
  readonly engine: string;
  readonly replications: number;
  readonly sentences: readonly string[];
  /** Of a sweep, its cells. */
  readonly alternatives: readonly {
    readonly title: string;
    readonly metrics: Readonly<Record<string, FiledEstimate>>;
  }[];
}

export type OpenedFile =
  | { readonly is: 'scenario'; readonly text: string }
  | { readonly is: 'results'; readonly results: FiledResults }
  | { readonly is: 'nothing'; readonly problem: string };

const schema = /^aftersim\.(run|compare|sweep)\/\d+$/;

export function openedFile(name: string, text: string): OpenedFile {
  if (text.length > mostBytes.results) return tooLarge(name, '64 MB');
  const json = /^\s*\{/.test(text) ? parsed(text) : undefined;
  if (isMap(json) && typeof json['schema'] === 'string' && schema.test(json['schema'])) {
    const results = resultsFrom(json, schema.exec(json['schema'])?.[1] ?? '');
    return results === undefined
      ? { is: 'nothing', problem: shareWords.file.nothing(name) }
      : { is: 'results', results };
  }
  if (text.length > mostBytes.scenario) return tooLarge(name, '2 MB');
  if (/^\s*"?aftersim"?\s*:/m.test(text) || /\{\s*"aftersim"\s*:/.test(text)) return { is: 'scenario', text };
  return { is: 'nothing', problem: shareWords.file.nothing(name) };
}

function tooLarge(name: string, most: string): OpenedFile {
  return { is: 'nothing', problem: shareWords.file.tooLarge(name, most) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function resultsFrom(json: Map, what: string): FiledResults | undefined {
  const { scenario, seed, engine, replications, verdict, alternatives, cells } = json;
  if (!isMap(scenario) || typeof replications !== 'number') return undefined;
  const listed =
    what === 'run'
      ? [json]
      : what === 'sweep'
        ? Array.isArray(cells)
          ? cells
          : []
        : isMap(alternatives)
          ? Object.values(alternatives)
          : [];
  const titled = listed.filter(isMap).map((its) =>
    // A cell is called after its place in the grid, and shows what the sweep was made for.
    what === 'sweep'
      ? { title: placeOf(its['at']), metrics: metricsFrom(its['measures']) }
      : { title: textOf(its['title']), metrics: metricsFrom(its['metrics']) },
  );
  if (titled.length === 0) return undefined;
  return {
    what,
    scenario: textOf(scenario['name']),
    currency: textOf(scenario['currency']),
    seed: textOf(seed),
    engine: textOf(engine),
    replications,
    sentences: Array.isArray(verdict) ? verdict.filter((its) => typeof its === 'string') : [],
    alternatives: titled,
  };
}

function metricsFrom(value: unknown): Readonly<Record<string, FiledEstimate>> {
  if (!isMap(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, its]) =>
      isMap(its)
        ? [
            [
              name,
              {
                mean: numberOf(its['mean']),
                halfWidth: numberOf(its['halfWidth']),
                unit: textOf(its['unit']),
              },
            ],
          ]
        : [],
    ),
  );
}

function placeOf(at: unknown): string {
  if (!isMap(at)) return '';
  return Object.entries(at)
    .map(([axis, point]) => `${axis} ${textOf(point)}`)
    .join(', ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
