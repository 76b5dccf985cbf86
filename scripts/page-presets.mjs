// The shipped scenarios as modules of the page: read and normalized when it is built, so that the page needs no language
// until somebody edits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const list = 'virtual:presets';
const one = 'virtual:preset/';
/** What only an opened preset needs. */
const heavy = ['scenario', 'text', 'assumptions', 'prices'];

/** A Vite plugin: `virtual:presets`, and a module for each preset. */
export function presets(root) {
  let known;
  const all = () => (known ??= readAll(root));
  return {
    name: 'aftersim-presets',
    resolveId: (id) => (id === list || id.startsWith(one) ? `\0${id}` : undefined),
    async load(id) {
      if (id === `\0${list}`) return listModule(await all());
      if (!id.startsWith(`\0${one}`)) return undefined;
      const its = (await all()).find((preset) => preset.id === id.slice(one.length + 1));
      return `export const preset = JSON.parse(${JSON.stringify(JSON.stringify(its))});`;
    },
  };
}

function listModule(all) {
  const summaries = all.map((its) =>
    Object.fromEntries(Object.entries(its).filter(([key]) => !heavy.includes(key))),
  );
  const loaders = all
    .slice(1)
    .map(({ id }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(one + id)})`);
  return `import { preset as first } from ${JSON.stringify(one + all[0].id)};
export { first };
export const summaries = ${JSON.stringify(summaries)};
export const load = { ${JSON.stringify(all[0].id)}: async () => ({ preset: first }), ${loaders.join(', ')} };`;
}

async function readAll(root) {
  const at = (path) => pathToFileURL(join(root, path)).href;
  const { readScenario, gallery } = await import(at('dist/presets.js'));
  return gallery.map(({ id, sentence, shown }) => {
    const file = `${id}.yaml`;
    const text = readFileSync(join(root, 'scenarios', file), 'utf8');
    const read = readScenario(text, { file });
    if (!('scenario' in read)) throw new Error(`scenarios/${file} is refused`);
    const { scenario, assumptions } = read;
    return {
      ...summaryOf(id, sentence, shown, scenario),
      scenario,
      text,
      assumptions: ranged(assumptions),
      prices: pricesIn(assumptions),
    };
  });
}

function ranged(assumptions) {
  return assumptions.flatMap(({ path, value, range, basis }) =>
    range === null || basis !== 'assumed' ? [] : [{ path, value: String(value), range }],
  );
}

function pricesIn(assumptions) {
  return assumptions.flatMap(({ path, value }) =>
    path.includes('prices.') ? [{ path, value: String(value) }] : [],
  );
}

function summaryOf(id, sentence, shown, scenario) {
  const written = Object.entries(scenario.alternatives);
  const alternatives = (written.length === 0 ? [['base', scenario.base]] : written).map(([name, its]) => ({
    id: name,
    title: its.title,
  }));
  const { network } = scenario.base;
  const names = Object.keys(network.places);
  const fleets = Object.values(network.fleets);
  const places = Object.entries(network.places).map(([name, { kind, parent }]) => ({
    name,
    kind,
    parent: parent === null ? -1 : names.indexOf(parent),
    machines: fleets.filter((its) => its.place === name).reduce((sum, its) => sum + its.count, 0),
  }));
  return {
    id,
    title: scenario.name,
    sentence,
    alternatives,
    shown: shown ?? alternatives.slice(0, 2).map((its) => its.id),
    years: scenario.horizon / 8760,
    machines: fleets.reduce((sum, its) => sum + its.count, 0),
    places,
  };
}
