// The JSON Schema against the language: it accepts whatever the language accepts, and refuses what it refuses, but for
// the messages listed here.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson, readScenario } from '../../language/index.ts';
import { jsonSchema, jsonSchemaText } from '../../language/reference/json-schema.ts';
import { applySettings } from '../../language/source/settings.ts';
import { keyHelp } from '../../language/reference/key-help.ts';
import { parse } from '../../language/source/parse.ts';
import { plain } from '../../language/source/source-tree.ts';
import { messageKinds } from './message-kinds.ts';
import { wrongFiles } from './messages-page.ts';
import { pumps } from './read.ts';
import { placesOfKeys } from './places-of-keys.ts';
import { scenarioTexts } from './scenario-texts.ts';
import { walk } from './walk.ts';

const root = join(import.meta.dirname, '../..');
// What a map needs unless it is `like` another stands in a schema of its own, beside its properties.
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
const validate = ajv.compile(jsonSchema());

/** Whether the schema accepts it; undefined where the text is not even data. */
function accepts(text: string): boolean | undefined {
  const parsed = parse(text, 'test.yaml');
  return 'problems' in parsed ? undefined : validate(plain(parsed.tree));
}

const accepted = (text: string): boolean => !('problems' in readScenario(text, { file: 'test.yaml' }));

test('scenario.schema.json is what `aftersim schema` prints', () => {
  const path = join(root, 'scenario.schema.json');
  if (process.env['AFTERSIM_UPDATE_GUIDES'] === '1') writeFileSync(path, jsonSchemaText());
  expect(readFileSync(path, 'utf8')).toBe(jsonSchemaText());
});

describe('a shipped scenario', () => {
  it.each(scenarioTexts().filter(([name]) => name.startsWith('scenarios/')))(
    '%s names the schema',
    (name, text) => {
      const [header = '', ...rest] = text.split('\n');
      const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(header) ?? [];
      expect(join(dirname(name), path)).toBe('scenario.schema.json');
      // And is read as if it did not.
      expect(scenarioOf(text)).toBe(scenarioOf(rest.join('\n')));
    },
  );
});

function scenarioOf(text: string): string {
  const read = readScenario(text, { file: 'test.yaml' });
  return 'problems' in read ? '' : canonicalJson(read.scenario);
}

describe('what the language accepts, the schema accepts', () => {
  it.each(scenarioTexts())('%s', (_, text) => {
    expect(accepted(text)).toBe(true);
    expect(accepts(text), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
});

/** Messages that JSON Schema need not give, by the reason why it cannot; a schema that can in some places gives them there. */
const beyondSchema: Readonly<Record<string, string>> = {
  'names something that another part of the file has or has not':
    'noSuch noSuchOption noSuchFault meterNotRun missingPrice nothingToRemove notCovered coveredTwice ' +
    'offeredInPart offeredByNobody reservedId socketNamedTwice socketTwice repeatedPoint ' +
    'inAlternative missingForContracts faultsMissing notRepaired noStockThere noStockAtRepair ' +
    'noStockOnTheWay noCrewOnTheWay noRoute nobodyCan cannotBeRepaired neverReplaced nowhereToPassOn ' +
    'exchangesOther removesInner losesPart cannotJoin notPlanned priceUnit expectedMeterUnit ' +
    'usageOfOther otherCurrency ageInStandingMeter lendsToItself circle plannedForNoUnit ' +
    'severalCustomers severalTiers severalContracts itemNotCovered namedPriceUnused minimumOfOther ' +
    'repairedElsewhere unlimitedChanged ownRulesMissing nothingSelected noSuchLike likeIsTwoThings likeInCircle',
  'about what stands before or after in the same list':
    'installedUnremoved neverInstalled notReleased releasedUntaken returnedUndemanded takenTwice ' +
    'travelUntaken sameHomeTwice',
  'a key that is needed, or not allowed, only beside another':
    'missingKey missingForPreset missingForCustom perMissing remindersMissing rotableUnrepaired ' +
    'renewsNoUnit missingBelief firstReviewAlone emergencyTimeAlone levelAndReorder batchAndOrderUpTo ' +
    'homeAndHomes preemptWithoutTiers unlimitedIsNeverShort twoLimits needsPeriod notPerMachine ' +
    'faultsWithoutItem fleetsWithoutWear aboveOrBelow axisOfOneKind onlyInTheRun onlyAtTheStart ' +
    'notForEach termOfEach nothingSeenYet frozenActs nothingToReturn coverWithoutEnd ' +
    'nothingToSimulate reserveUnit limitThatVaries customerAndCustomers missingHome noMembers ' +
    'leadTimeWithoutSupplier levelAndUnlimited chargeIncomplete priceAndAmount perNotNeeded ' +
    'payerIsPayee sameEnds consumableRepaired missingShopRate outputAlone plannedDegrades periodAlone ' +
    'windowAlone',
  'numbers that are compared, added up or counted':
    'uniformOrder notPositive mustBePositive outsideRange sharesOfFaults orderUpToTooLow ' +
    'limitsCrossed coverNeverFree extensionTooShort neverBegins moreThanThereAre tooFew neverTogether ' +
    'tooManyCells tooManyOccurrences tooManyUnits hoursAboveClock emptyBlock pointsMissing ' +
    'coversNothing twelveFactors noOptions noSteps levelBelowZero tooManyLevels tooLarge outOfRange ' +
    'nothingLost tooManyFlaws clockNobodyKeeps shiftsTooShort tooMuchAlike',
};

describe('what the language refuses, the schema refuses', () => {
  const files = wrongFiles(messageKinds());
  const beyond = new Set(Object.values(beyondSchema).flatMap((kinds) => kinds.split(' ')));

  it.each(files)('$name, unless no schema could tell', ({ lines, problems }) => {
    const text = lines.join('\n');
    expect(problems.length).toBeGreaterThan(0);
    const told = [...new Set(problems.map(({ kind }) => kind))];
    const unexplained = accepts(text) === true ? told.filter((kind) => !beyond.has(kind)) : [];
    expect(
      unexplained,
      'if no JSON Schema could tell, add the message to beyondSchema under its reason',
    ).toEqual([]);
  });

  it('and each message that is let through is one of a file here', () => {
    const through = files.filter(({ lines }) => accepts(lines.join('\n')) === true);
    const told = new Set(through.flatMap(({ problems }) => problems.map(({ kind }) => kind)));
    expect([...beyond].filter((kind) => !told.has(kind))).toEqual([]);
    expect(files.length - through.length).toBeGreaterThan(40);
  });
});

/** Values that a person might write somewhere. */
const values = [
  ...new Set(
    walk().keys.flatMap(({ name, schema, doc }) => (doc && keyHelp(name, schema, doc).example) ?? []),
  ),
  ...[
    '',
    'true',
    '0',
    '-1',
    '1',
    '0.5',
    '130 %',
    '1_000',
    '1e3 h',
    '-0 h',
    '" 4 d "',
    '3 x',
    '5 EUR',
    '7 month',
  ],
  ...['[]', '{}', '{ value: 4 h, basis: assumed }', '{ value: 2, range: [1, 3] }', 'weibull(2', 'unlimited'],
];

interface Change {
  readonly text: string;
  readonly setting: string;
}

/** The text with the setting, for the language and for the schema. */
function both({ text, setting }: Change): readonly [boolean, boolean | undefined] {
  const parsed = parse(text, 'test.yaml');
  if ('problems' in parsed) throw new Error('not even YAML');
  const { tree, problems } = applySettings(parsed.tree, [setting]);
  const read = readScenario(text, { file: 'test.yaml', settings: [setting] });
  return [!('problems' in read), problems.length > 0 ? undefined : validate(plain(tree))];
}

describe('a scenario in which a key is written, changed or misspelt at random', () => {
  const small = scenarioTexts().filter(([, text]) => text.length < 6000);
  const places = small.flatMap(([, text]) => placesOfKeys(text).map((place) => ({ ...place, text })));
  const numRuns = Number(process.env['AFTERSIM_FUZZ_RUNS'] ?? 250);
  const somewhere = fc.nat(places.length - 1);

  const placeAt = (at: number): (typeof places)[number] => {
    const place = places[at];
    if (place === undefined) throw new Error(`there is no place ${at}`);
    return place;
  };

  it('is valid wherever the language accepts it', () => {
    let right = 0;
    const value = fc.option(fc.constantFrom(...values), { nil: undefined });
    fc.assert(
      fc.property(somewhere, value, (at, other) => {
        const { text, name, path, schema, doc } = placeAt(at);
        const own = doc === undefined ? null : keyHelp(name, schema, doc).example;
        const change = { text, setting: `${path}=${other ?? own ?? '{}'}` };
        const [accepted, valid] = both(change);
        if (!accepted) return;
        right++;
        expect(valid, `${change.setting} ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
      }),
      { seed: 20_261_123, numRuns },
    );
    expect(right).toBeGreaterThan(numRuns / 20);
  });

  it('is not valid where the key is not one', () => {
    fc.assert(
      fc.property(somewhere, fc.constantFrom('x', 's', '_'), (at, letter) => {
        const { text, path } = placeAt(at);
        const [accepted, valid] = both({ text, setting: `${path}${letter}=1` });
        // `until` and `untils`: a slip may hit another key, or an id.
        if (!accepted) expect(valid, `${path}${letter}`).toBe(false);
      }),
      { seed: 20_261_123, numRuns: 80 },
    );
  });

  it('which is seen to fail on a schema that is too narrow, or too wide', () => {
    const narrow = new Ajv2020({ strict: false }).compile({
      ...jsonSchema(),
      required: ['aftersim', 'name', 'horizon', 'title'],
    });
    expect(narrow(plainOf(pumps))).toBe(false);
    const wide = new Ajv2020({ strict: false }).compile({ ...jsonSchema(), additionalProperties: true });
    const strange = `${pumps}strange: 1\n`;
    expect([wide(plainOf(strange)), accepts(strange)]).toEqual([true, false]);
  });
});

function plainOf(text: string): unknown {
  const parsed = parse(text, 'test.yaml');
  if ('problems' in parsed) throw new Error('not even YAML');
  return plain(parsed.tree);
}
