// The layers of docs/architecture.md as rules: what is listed later may import what is listed earlier, never the
// reverse. Type imports count (tsPreCompilationDeps): a layer that needs only the type of a higher one still knows of it.

/** From the bottom up, as in the list of folders: a folder imports only folders listed before it. */
const layers = [
  'engine/kernel',
  'engine/random',
  'engine/stats',
  'engine/theory',
  'engine/network',
  'engine/contracts',
  'engine/relations',
  'engine/trace',
  'engine/metrics',
  'engine/build',
  'engine/experiments',
  'language',
  'batch',
  'cli',
  'viz',
];

/** A file directly in engine/ is an entry point: it re-exports layers, and no layer may depend on it. */
const engineEntry = 'engine/[^/]+\\.ts$';

const anyOf = (paths) => `^(${paths.join('|')})`;
const folder = (path) => `${path}/`;

/** One rule for each layer: nothing that is listed after it. */
const layerRules = layers.map((layer, index) => {
  const above = layers.slice(index + 1).map(folder);
  return {
    name: `${layer.replace('/', '-')}-knows-no-later-layer`,
    comment: `${layer}/ can be read, tested and reused knowing only the folders listed before it.`,
    severity: 'error',
    from: { path: anyOf([folder(layer)]) },
    to: { path: anyOf(layer.startsWith('engine/') ? [...above, engineEntry] : [...above, '(?!)']) },
  };
});

/** What runs in the page's workers, while it is built, or only when editing begins. */
const workOfThePage =
  '^viz/(study/(worker|do-work|months)|motion/record|presets/presets-at-build|document/language)\\.ts$';

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'network-knows-no-money',
      comment: 'Facts are the same whatever the contract: money is folded over facts afterwards.',
      severity: 'error',
      from: { path: '^engine/network/' },
      to: { path: '^engine/contracts/' },
    },
    {
      name: 'theory-knows-no-simulation',
      comment:
        'A closed form stands beside what was simulated: they may share nothing that could be wrong in both.',
      severity: 'error',
      from: { path: '^engine/theory/' },
      to: { path: '^engine/kernel/' },
    },
    {
      name: 'engine-takes-normalized-data-only',
      comment: 'The engine runs wherever JavaScript runs, on data that need no parser and no host.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(language|batch|cli|viz)/' },
    },
    {
      name: 'engine-needs-no-host',
      comment: 'What imports a Node module does not run in a browser.',
      severity: 'error',
      from: { path: '^(engine|viz)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-needs-few-packages',
      comment:
        'seedrandom makes key words of a typed seed, @noble/hashes makes digests; the rest is our own.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(seedrandom|@types/seedrandom|@noble/hashes)/' },
    },
    {
      name: 'page-needs-no-node',
      comment: 'viz/ runs in a browser; batch/ and cli/ run in Node.',
      severity: 'error',
      from: { path: '^viz/' },
      to: { path: '^(batch|cli)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one concept in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-needs-no-test',
      comment: 'Tests know the product; the product does not know its tests.',
      severity: 'error',
      from: { path: '^(engine|language|batch|cli|viz)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'product-needs-no-development-package',
      comment:
        'It would be missing after `npm ci --omit=dev`. The page is shipped built, so viz/ is free to.',
      severity: 'error',
      from: { path: '^(engine|language|batch|cli)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that another one happens to bring may vanish with its next version.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'only-what-exists',
      comment: 'A path that leads nowhere is a mistake, and hides from the other rules.',
      severity: 'error',
      from: {},
      // What the build of the page makes up has no path.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'page-thread-needs-no-engine',
      comment:
        'The engine is in the workers, the language behind one lazy import: the first result must not wait for them.',
      severity: 'error',
      from: { path: '^viz/', pathNot: workOfThePage },
      to: { path: '^(engine|language)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|results)/|\\.tmp/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
