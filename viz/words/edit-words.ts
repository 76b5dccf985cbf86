/** What the editor says. */
const many = (count: number, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`;

export const editWords = {
  views: 'Ways to edit',
  form: 'Form',
  file: 'File',
  difference: 'Difference',
  guide: 'Guide',
  loading: 'Loading the editor …',
  failedToLoad: 'The editor could not be loaded. Check the connection, then try again.',
  tryAgain: 'Try again',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Back to the preset',
  run: 'Run',
  runDescription: 'Runs the scenario as it stands here',

  fileLabel: 'The scenario as a file (YAML)',
  fileKeys: 'Ctrl+Space offers what can stand here. Esc, then Tab leaves the editor.',
  reading: 'Reading …',
  correct: 'Nothing is wrong.',
  problems: (count: number): string => many(count, 'problem', 'problems'),
  warnings: (count: number): string => many(count, 'remark', 'remarks'),
  error: 'Problem',
  warning: 'Remark',
  at: (line: number, column: number): string => `line ${String(line)}, column ${String(column)}`,
  didYouMean: (name: string): string => `Did you mean “${name}”?`,

  needed: 'must be written',
  byDefault: (text: string): string => `left out: ${text}`,
  written: (text: string): string => `written as: ${text}`,
  example: 'for example',
  annotation: {
    value: 'The value itself.',
    basis: 'How well it is known: published, derived, recalled or assumed.',
    range: 'Between which it may lie.',
    source: 'Where it is from.',
  } as Readonly<Record<string, string>>,

  cannotOutline: 'The file cannot be taken apart, so there is no form for it. Mend it in the file.',
  search: 'Search the settings',
  found: (count: number, shown: number): string =>
    count > shown
      ? `${many(count, 'setting', 'settings')}, the first ${String(shown)} shown`
      : many(count, 'setting', 'settings'),
  assumptions: 'Assumptions',
  assumptionsNote:
    'Values that nobody has measured, with the range in which they may lie. Change these first.',
  noAssumptions: 'No value says between which ends it may lie.',
  otherAssumptions: (count: number): string =>
    `${many(count, 'assumed value', 'assumed values')} without a range`,
  groups: {
    whole: 'The whole run',
    customers: 'Customers and promises',
    places: 'Places and lanes',
    items: 'Items and failure modes',
    fleets: 'Machines and what they ask for',
    pools: 'Crews and jobs',
    stocks: 'Stocks',
    prices: 'Prices and contracts',
    decisions: 'Decisions and beliefs',
    sweep: 'Sweep',
  },
  alternatives: 'Alternatives',
  alternativesNote: 'Each is the scenario above and what it says otherwise.',
  moreSettings: 'More settings',
  noMoreSettings: 'Everything that can be set here is set.',
  notSet: 'not set',
  changedFrom: (before: string): string => `changed, was ${before}`,
  isNew: 'new',
  changed: (count: number): string => `${String(count)} changed`,
  resetTo: (label: string, before: string): string => `Reset ${label} to ${before}`,
  resetField: 'Reset',
  slider: (label: string): string => `${label}, slider`,
  basis: (basis: string): string => `basis: ${basis}`,
  between: (low: string, high: string): string => `between ${low} and ${high}`,
  from: (source: string): string => `source: ${source}`,
  chooseNone: '(nothing)',

  addAlternative: 'Add an alternative',
  name: 'Name',
  copyOf: 'A copy of',
  theBase: 'the scenario itself',
  add: 'Add',
  rename: 'Rename',
  remove: 'Remove',
  renameLabel: (name: string): string => `Rename ${name}`,
  removeLabel: (name: string): string => `Remove ${name}`,
  newName: 'New name',
  save: 'Save',
  cancel: 'Cancel',
  differHere: 'Let something else differ here',
  noOverlay: 'Nothing differs yet.',

  noDifference: 'The scenario says what the preset says.',
  onlyForm: 'Only comments or the way of writing differ from the preset.',
  cannotCompare: 'The file cannot be taken apart, so it cannot be compared. Mend it in the file.',
  differences: (count: number): string => `${many(count, 'difference', 'differences')} from the preset`,
  added: 'added',
  removed: 'removed',
  becomes: 'becomes',
  takeBack: 'Take back',
  takeBackLabel: (what: string): string => `Take back ${what}`,
  notTakenBack: 'This cannot be taken back by itself. Change it in the file.',

  guideIntroduction:
    'Six steps to a scenario of your own: small, ready to run, and written down with comments. Every choice has a default, and everything can be changed later in the form or in the file.',
  guideReplaces: 'The guide writes a new scenario in place of the one that is open. Undo brings it back.',
  guideOverwrites:
    'The file was changed elsewhere since. The next choice here writes it anew; Undo brings it back.',
  guideBegin: 'Begin',
  guideStep: (step: number, of: number): string => `Step ${String(step)} of ${String(of)}`,
  guideFile: 'The file so far',
  guideFinish: 'Go on in the form',
  back: 'Back',
  next: 'Next',
  guideSteps: {
    products: {
      title: 'Products covered',
      asks: 'Which machines are kept running, how many are they, and what does it cost when one stands still?',
    },
    offerings: {
      title: 'Portfolio of offerings',
      asks: 'Is everybody served alike, or do some pay for a quicker promise?',
    },
    model: {
      title: 'Business model',
      asks: 'Who pays for what? Choose the model that you begin with, and those to compare it with on the same failures.',
    },
    organisation: {
      title: 'Organisation',
      asks: 'Who does the work, when are they there, and from where do they come?',
    },
    chain: {
      title: 'Supply chain',
      asks: 'How many spares wait for a failure, and where are new ones from?',
    },
    monitoring: {
      title: 'Monitoring',
      asks: 'How soon is a failure noticed, and how sure should the answer be?',
    },
  },
  guideChoices: {
    sector: 'What the machines are',
    count: 'How many machines',
    lostMargin: (currency: string): string => `What an hour of standstill costs the user (${currency})`,
    offerings: {
      label: 'Levels of promise',
      options: {
        one: { title: 'One for all.', says: 'Nothing is promised; first come, first served.' },
        two: { title: 'Gold and silver.', says: 'Three in ten have somebody there within 4 hours.' },
        three: {
          title: 'Platinum, gold and silver.',
          says: 'One in ten within 2 hours, three in ten within 8.',
        },
      },
    },
    model: 'The model to begin with',
    against: 'Compare it with',
    technicians: 'Technicians',
    hours: {
      label: 'Hours on duty',
      options: {
        office: { title: 'Office hours.', says: 'Monday to Friday, 8 to 17.' },
        extended: { title: 'Long days.', says: 'Every day, 6 to 22.' },
        always: { title: 'Always.', says: 'Around the clock.' },
      },
    },
    base: {
      label: 'Where technicians and spares wait',
      options: {
        site: { title: 'With the machines.', says: 'Nobody travels.' },
        depot: { title: 'At a depot.', says: 'Two hours away.' },
      },
    },
    spares: 'Spare units beside the technicians',
    chain: {
      label: 'Where these are filled up from',
      options: {
        supplier: { title: 'The supplier.', says: 'With its whole lead time.' },
        central: {
          title: 'A central store of your own.',
          says: 'Two days away; the store orders from the supplier.',
        },
      },
    },
    noticed: {
      label: 'When a failure is noticed',
      options: {
        atOnce: { title: 'At once.', says: 'The machine reports it, or its user does.' },
        later: { title: 'After some days.', says: 'Somebody comes by every three days or so.' },
      },
    },
    replications: {
      label: 'How sure the answer is',
      options: {
        few: { title: 'A first look.', says: '10 runs of each alternative.' },
        usual: { title: 'As usual.', says: '30 runs.' },
        many: { title: 'Quite sure.', says: '100 runs; intervals about half as wide.' },
      },
    },
  },
} as const;
