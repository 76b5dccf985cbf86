/**
 * Every message of the language, in one place and one tone: what is wrong, and what would be right. Each function
 * makes a complaint; told where it belongs, a complaint is a problem.
 */
import type { Complaint, Problem } from './problem.ts';
import { listed, say, sayNear, shown } from './say.ts';

// --- the text -------------------------------------------------------------------------------------------------

export const emptyFile = () => say('the file is empty; a scenario begins with "aftersim: 1"');
export const binaryFile = () => say('this is not text in UTF-8; a scenario is a YAML or JSON text file');
export const tooLongFile = (bytes: number, most: number) =>
  say(`the file has ${bytes} bytes or more; at most ${most} are read, data series belong in files beside it`);
export const tooDeep = (most: number) => say(`nested more than ${most} levels deep`);
export const badSyntax = (message: string) => say(`not valid YAML: ${message}`);
export const severalDocuments = () => say('a second document begins here; a scenario is one document');
export const directiveUsed = () => say('directives (lines that begin with %) are not part of the language');
export const aliasUsed = (name: string) =>
  say(`aliases (*${name}) are not part of the language; write the value out, or use an alternative`);
export const anchorUsed = (name: string) => say(`anchors (&${name}) are not part of the language`);
export const tagUsed = (tag: string) => say(`tags (${tag}) are not part of the language`);
export const duplicateKey = (key: string) => say(`the key "${key}" stands here a second time`);
export const forbiddenKey = (key: string) => say(`"${key}" is not allowed as a name`);
export const keyNotText = () => say('a key must be plain text, not a map or a list');
export const tooMany = (most: number) => say(`there are more problems; the first ${most} are shown`);

// --- versions ---------------------------------------------------------------------------------------------------

export const missingVersion = (current: number) =>
  say(`the version of the language is missing; begin with "aftersim: ${current}"`);
export const unknownVersion = (current: number) =>
  say(`not a version of the language; versions 1 to ${current} are known`);
export const newerVersion = (version: number, current: number) =>
  say(
    `written for version ${version} of the language, newer than this release, which reads up to ${current}; update aftersim`,
  );

// --- shape ------------------------------------------------------------------------------------------------------

export const notAScenario = () => say('a scenario is a map of keys, beginning with "aftersim: 1"');
export const missingKey = (key: string) => say(`"${key}" is missing`);
export const nothingWritten = () => say('nothing is written here; leave the key out or give it a value');
export const unknownKey = (key: string, known: readonly string[]) =>
  sayNear(`unknown key "${key}"; known here: ${listed(known)}`, key, known);
export const expectedMap = (raw: unknown) => say(`expected a map of keys, not ${shown(raw)}`);
export const expectedList = (raw: unknown) => say(`expected a list, not ${shown(raw)}`);
export const expectedText = (raw: unknown) => say(`expected a name or text, not ${shown(raw)}`);
export const expectedFlag = (raw: unknown) => say(`expected true or false, not ${shown(raw)}`);
export const expectedCount = (raw: unknown, least: number, most: number) =>
  say(`expected a whole number from ${least} to ${most}, not ${shown(raw)}`);
export const expectedUnits = (text: string) =>
  say(
    `expected a whole number of units, or counts such as "discrete(1: 50 %, 2: 50 %)" or "poisson(3)", not ${shown(text)}`,
  );
export const socketTwice = (socket: string) =>
  say(`the socket "${socket}" is there twice: a line with a quantity stands for sockets numbered from 1`);
export const socketNamedTwice = (socket: string) =>
  say(`the socket "${socket}" stands in the diagram already; each has one place in it`);
export const emptyBlock = () => say('a block of nothing; name the sockets of which it is made');
export const moreThanThereAre = (need: number, count: number) =>
  say(`${need} of ${count} can never work; ask for ${count} at most`);
export const expectedFactor = (text: string) =>
  say(
    `expected a factor without a unit, or a law of factors such as "uniform(0.5, 1.5)", not ${shown(text)}`,
  );
export const expectedNumber = (raw: unknown) => say(`expected a plain number, not ${shown(raw)}`);
export const expectedWord = (raw: unknown, words: readonly string[]) =>
  sayNear(`expected one of ${listed(words)}, not ${shown(raw)}`, typeof raw === 'string' ? raw : '', words);
export const badId = (id: string) =>
  say(
    `"${id.slice(0, 70)}" cannot be an id: ids begin with a letter, and have up to 64 letters, digits, spaces, "-", "_" and "."`,
  );
export const reservedId = (id: string, why: string) => say(`"${id}" cannot be an id here: ${why}`);
export const unknownShape = () => say('this cannot be read');
export const unknownStep = (keys: readonly string[], verbs: readonly string[]) =>
  sayNear(`no step of a job; a step has one of ${listed(verbs)}`, keys[0] ?? '', verbs);

// --- annotated values -------------------------------------------------------------------------------------------

export const valueMissing = () =>
  say('a value with a basis is written { value, basis, range, source }: "value" is missing');
export const badRange = () => say('a range is a list of two values, the lower one first');
export const outsideRange = () => say('the value lies outside its own range');

// --- quantities -------------------------------------------------------------------------------------------------

const unitOf = (unit: string) => (unit === '' ? 'which has no unit' : `whose unit is "${unit}"`);

export const notANumber = (raw: unknown) => say(`expected a number with its unit, not ${shown(raw)}`);
export const unreadableNumber = (text: string) =>
  say(`${shown(text)} is not a number with a unit; write "16_000 h", with a point for decimals`);
export const expectedDuration = (text: string, unit: string) =>
  say(
    `expected a duration in s, min, h, d, wk, month or y, such as "36 h", not ${shown(text)}, ${unitOf(unit)}`,
  );
export const expectedShare = (text: string, unit: string) =>
  say(`expected a share such as "98 %" or 0.98, not ${shown(text)}, ${unitOf(unit)}`);
export const expectedMoney = (text: string, unit: string, currency: string, per: string) =>
  say(
    `expected ${per === '' ? 'an amount of money' : 'money per time'} such as "25_000 ${currency}${per}", not ${shown(text)}, ${unitOf(unit)}`,
  );
export const expectedMoneyOrShare = (text: string, unit: string, currency: string) =>
  say(
    `expected money such as "180 ${currency}/h" or a share such as "25 %", not ${shown(text)}, ${unitOf(unit)}`,
  );
export const otherCurrency = (code: string, currency: string) =>
  say(`the scenario's currency is ${currency}; amounts in ${code} must be converted`);
export const badCurrency = (raw: unknown) =>
  say(`expected a currency of three capital letters such as USD, not ${shown(raw)}`);
export const expectedMeterUnit = (text: string, unit: string, meter: string) =>
  say(`expected an amount in "${meter}", the unit of the meter, not ${shown(text)}, ${unitOf(unit)}`);
export const expectedUsage = (text: string) =>
  say(`expected use per time such as "3_300 fh/y" or "24 h/d", not ${shown(text)}`);
export const usageOfOther = (of: string, meter: string) =>
  say(`this is use of "${of}", but it stands under the meter "${meter}"; write both alike`);
export const ageInStandingMeter = (meter: string) =>
  say(`the meter "${meter}" stands still here, so nothing has an age in it`);
export const hoursAboveClock = () => say('a machine cannot run more than 24 hours a day');
export const outOfRange = (text: string, why: string) => say(`${shown(text)}: ${why}`);
export const mustBePositive = (text: string | null) => say(`${shown(text)} must be above zero`);
export const tooLarge = (text: string) => say(`${shown(text)} is larger than can be computed with`);
export const unreadableHours = (raw: unknown) =>
  say(
    `expected working hours such as "always", "daily 06:00-18:00" or "weekdays 08:00-17:00", not ${shown(raw)}`,
  );
export const outputAlone = () =>
  say('"output" is what a degraded machine keeps; it needs "severity: degrades", or leave it out');
export const nothingLost = () =>
  say('a degraded machine keeps less than 100 % of its output; for 100 % write "severity: runsOn"');
export const plannedDegrades = () =>
  say('what is planned degrades nothing by falling due; write "runsOn" or "stops"');
export const tooManyFlaws = (most: number) =>
  say(`more than ${most} kinds of flaws in all jobs are too many to tell apart`);
export const unreadableDays = (raw: unknown) =>
  say(
    `expected days of the run such as "day 10", "days 20-25" or "days 358-365 yearly", counted from 1, not ${shown(raw)}`,
  );
export const windowAlone = () =>
  say('"window" says how far access must reach; give "access" too, or leave it out');
export const periodAlone = () => say('"period" is that of the promised "uptime", which is missing');
export const shiftsTooShort = (hours: number, longest: number) =>
  say(`nobody would ever begin anything: the longest shift has ${longest} h, and ${hours} h must be left`);
export const twelveFactors = () =>
  say('expected twelve numbers of at least zero whose mean is 1, one for each month');
export const negativeFactor = (text: string) =>
  say(`a factor of use cannot be negative, as ${shown(text)} is`);

// --- distributions ----------------------------------------------------------------------------------------------

export const unknownLaw = (law: string, laws: readonly string[]) =>
  sayNear(`no distribution is called "${law}"; known: ${listed(laws)}`, law, laws);
export const unreadableDistribution = (text: string) =>
  say(
    `${shown(text)} is no value with a unit and no distribution such as "weibull(3, 25_198 fh)" or "lognormal(4 h, 50 %)"${
      text.includes('(') && !text.includes(')')
        ? '; inside { } a comma ends a value, unless it is quoted'
        : ''
    }`,
  );
export const argumentCount = (law: string, names: readonly string[]) =>
  say(
    `${law} takes ${['no', 'one', 'two', 'three', 'four'][names.length] ?? names.length} value${names.length === 1 ? '' : 's'}: ${law}(${names.join(', ')})`,
  );
export const notPositive = (text: string) => say(`${shown(text)}: the parameters must be above zero`);
export const refusedLaw = (text: string, why: string) => say(`${shown(text)}: ${why}`);
export const uniformOrder = (text: string) => say(`${shown(text)}: the first value must be below the second`);

// --- overlays and settings --------------------------------------------------------------------------------------

export const nothingToRemove = (key: string, present: Iterable<string>) =>
  sayNear(`there is no "${key}" to remove here`, key, present);

// --- what is missing or contradicts itself ----------------------------------------------------------------------

export const severalCustomers = (ids: readonly string[]) =>
  say(
    `"customer" is missing, and there are ${ids.length === 0 ? 'no customers' : `several: ${listed(ids)}`}`,
  );
export const severalTiers = (ids: readonly string[]) =>
  say(`"tier" is missing, and there are ${ids.length === 0 ? 'no tiers' : `several: ${listed(ids)}`}`);
export const customerAndCustomers = () =>
  say('"customer" is short for one customer; with "customers" leave it out');
export const homeAndHomes = () => say('a pool has either "home" or "homes"');
export const missingHome = () =>
  say('"home" is missing: the place where the pool stands (or "homes", a list of them)');
export const preemptWithoutTiers = () =>
  say('nobody is more urgent in a pool that serves whoever came first; preempting needs "dispatch: byTier"');
export const noMembers = () => say('the pool has nobody in it; give "members", or write "unlimited: true"');
export const leadTimeWithoutSupplier = () => say('only a stock with "source: supplier" has a lead time');
export const levelAndReorder = () =>
  say('a stock has either a level, which is made up one for one, or a point at which to reorder');
export const batchAndOrderUpTo = () => say('a stock orders either batches or up to a number of units');
export const orderUpToTooLow = (reorderAt: number) =>
  say(`must be above "reorderAt", ${reorderAt}, or nothing is ordered`);
export const firstReviewAlone = () => say('only a stock with "review" has a first review');
export const emergencyTimeAlone = () => say('only a stock with "ifShort: emergency" has an emergency time');
export const unlimitedIsNeverShort = () => say('an unlimited stock is never short');
export const levelAndUnlimited = () => say('a stock is either unlimited or has a level');
export const noSuchPreset = (name: string, names: readonly string[]) =>
  sayNear(`no preset is called "${name}"; known: ${listed(names)}`, name, names);
export const missingForCustom = (name: string) =>
  say(`"${name}" is missing; without a preset each switch must be set`);
export const missingForPreset = (name: string, preset: string) =>
  say(`"${name}" is missing; the preset ${preset} needs it`);
export const chargeIncomplete = (keys: readonly string[]) =>
  say(
    `this charge has no ${keys.map((key) => `"${key}"`).join(', ')}${keys.includes('price') ? ' (or "amount")' : ''}`,
  );
export const priceAndAmount = () => say('a charge has either a "price" by name or an "amount"');
export const minimumOfOther = (of: string, meter: string) =>
  say(`the minimum is stated in "${of}", but what is billed is "${meter}"`);
export const missingBelief = () =>
  say('what a stop is believed to last is not stated: give "stopHours" here or in "beliefs"');
export const noOptions = () => say('a decision needs at least one option');
export const settingWithoutValue = () => say('a setting is written path=value, such as fleets.A.count=10');
export const unknownPath = (key: string, parent: string, names: readonly string[]) =>
  sayNear(`there is no "${key}" ${parent === '' ? 'in the scenario' : `in ${parent}`}`, key, names);
export const notInAlternative = (key: string) =>
  say(`"${key}" belongs to the whole scenario; an alternative cannot change it`);
export const tooManyAlternatives = (most: number) => say(`there are more than ${most} alternatives`);
export const inAlternative = (problem: Problem): Complaint => {
  const message = `with this alternative, ${problem.path}: ${problem.message}`;
  return (spot) =>
    problem.near === undefined ? { ...spot, message } : { ...spot, message, near: problem.near };
};

// --- names ------------------------------------------------------------------------------------------------------

export const noSuch = (kind: string, name: string, names: Iterable<string>, where = '') =>
  sayNear(`no ${kind}${where} is called "${name}"`, name, names);
export const noSuchOption = (name: string, names: readonly string[]) =>
  sayNear(`no option of this decision is called "${name}"`, name, names);

// --- structure --------------------------------------------------------------------------------------------------

export const sameEnds = () => say('a lane joins two different places');
export const circle = (what: string, way: readonly string[]) =>
  say(`these ${what} lead round in a circle: ${way.join(' → ')}`);
export const tooManyLevels = (what: string, most: number) =>
  say(`more than ${most} levels of ${what}, one above the other`);
export const rotableUnrepaired = () =>
  say('a rotable comes back from repair: "repair" is missing (or make it a consumable)');
export const consumableRepaired = () =>
  say('a consumable is used up, but "repair" is given; make it a rotable');
export const removesInner = (job: string, item: string) =>
  say(
    `the job "${job}" takes out "${item}", which sits inside another unit; at a machine only a whole unit can be out`,
  );
export const exchangesOther = (job: string, exchanged: string, item: string) =>
  say(`the job "${job}" exchanges "${exchanged}", which neither is nor contains "${item}"`);
export const plannedForNoUnit = (job: string, item: string) =>
  say(
    `the job "${job}" exchanges "${item}", but nothing says which: give "socket", such as "pump" or "pump/seal"`,
  );
export const renewsNoUnit = () =>
  say('a plan that renews something says what it is about: give "socket", such as "pump" or "pump/seal"');

// --- supply -----------------------------------------------------------------------------------------------------

export const cannotBeRepaired = (item: string) =>
  say(`"${item}" has no repair, so nothing ever comes back from it; use "supplier" or a place`);
export const repairedElsewhere = (item: string, places: readonly string[]) =>
  say(`"${item}" is repaired at ${listed(places)}; only the stock there is fed by repair`);
export const neverReplaced = (item: string, place: string, how: string) =>
  say(
    `units of "${item}" that are ${how} at "${place}" are never replaced: its stock there needs "source: supplier" or a place`,
  );
export const nowhereToPassOn = (place: string) =>
  say(`no station on the way up from "${place}" takes what is passed on`);
export const sharesOfFaults = (sum: number) =>
  say(`the shares of the faults must add up to 100 %, not ${Number((100 * sum).toPrecision(6))} %`);
export const faultsMissing = (item: string, modes: readonly string[]) =>
  say(`"faults" is missing: "${item}" may fail by ${listed(modes)}`);
export const noSuchFault = (item: string, fault: string, modes: readonly string[]) =>
  sayNear(`"${item}" has no failure mode "${fault}"`, fault, modes);
export const faultsWithoutItem = () => say('only an arrival that brings an item along has faults');
export const notRepaired = (item: string) => say(`"${item}" is brought along, but is repaired nowhere`);
export const noStockThere = (item: string, place: string) => say(`"${place}" has no stock of "${item}"`);
export const noStockAtRepair = (item: string, place: string) =>
  say(`repaired units of "${item}" come back to "${place}", which has no stock of it`);
export const noStockOnTheWay = (item: string, way: readonly string[], place: string) =>
  say(`done at "${place}", but there is no stock of "${item}" at ${listed(way)}`);
export const lendsToItself = () => say('a stock cannot be helped out by itself');
export const losesPart = (job: string, mode: string) =>
  say(`the job "${job}" of "${mode}" needs a unit from here: a machine cannot take its repair elsewhere`);
export const noRoute = (from: string, to: string) =>
  say(`no lane joins "${from}" and "${to}", neither directly nor along the tree of places`);

// --- crews and steps --------------------------------------------------------------------------------------------

const withSkill = (skill: string | null) => (skill === null ? '' : ` with the skill "${skill}"`);

export const noCrewOnTheWay = (pool: string, way: readonly string[], place: string) =>
  say(`done at "${place}", but "${pool}" has no home at ${listed(way)}`);
export const nobodyCan = (pool: string, skill: string, skills: readonly string[]) =>
  sayNear(`nobody in "${pool}" has the skill "${skill}"`, skill, skills);
export const tooFew = (pool: string, count: number, total: number, skill: string | null) =>
  say(`takes ${count}, but "${pool}" has only ${total}${withSkill(skill)}`);
export const neverTogether = (pool: string, count: number, together: number, skill: string | null) =>
  say(`takes ${count}, but "${pool}" never has more than ${together}${withSkill(skill)} on duty at once`);
export const sameHomeTwice = (home: string) => say(`"${home}" is named twice`);
export const noSteps = () => say('a job needs at least one step');
export const takenTwice = (pool: string) =>
  say(`"${pool}" is taken already; release it first, or take more at once`);
export const travelUntaken = (pool: string) =>
  say(`"${pool}" travels here, but nobody was taken from it before`);
export const releasedUntaken = (pool: string) => say(`"${pool}" is released here, but was not taken before`);
export const notReleased = (pool: string) => say(`"${pool}" is taken here and never released`);
export const installedUnremoved = (item: string) =>
  say(`"${item}" is put in here, but was not taken out before`);
export const neverInstalled = (item: string) =>
  say(`"${item}" is taken out here, and none is put in afterwards`);
export const returnedUndemanded = (item: string) =>
  say(`"${item}" is exchanged here, but was not demanded before`);

// --- contracts and decisions ------------------------------------------------------------------------------------

export const notCovered = (fleet: string) => say(`no contract covers the fleet "${fleet}"`);
export const coveredTwice = (fleet: string, other: string) =>
  say(`the fleet "${fleet}" is already covered by the contract "${other}"`);
export const severalContracts = (customer: string, one: string, other: string) =>
  say(
    `the customer "${customer}" has fleets under the contracts "${one}" and "${other}"; a customer has one contract`,
  );
export const itemNotCovered = (item: string) =>
  say(`no machine that this contract covers contains "${item}"`);
export const meterNotRun = (meter: string, fleet: string, meters: readonly string[]) =>
  sayNear(`the fleet "${fleet}" has no use of the meter "${meter}"`, meter, meters);
export const missingPrice = (
  price: string,
  preset: string | undefined,
  charge: string,
  prices: Iterable<string>,
) =>
  sayNear(
    `the charge "${charge}"${preset === undefined ? '' : ` of the preset ${preset}`} needs the price "${price}", which "prices" does not have`,
    price,
    prices,
  );
export const priceUnit = (what: string, driver: string, wanted: string) =>
  say(`${what} must be ${wanted}, as it is charged for "${driver}"`);
export const namedPriceUnused = (price: string) =>
  say(`no charge of this contract uses the price "${price}"`);
export const payerIsPayee = (role: string) => say(`"${role}" would pay this charge to itself`);
export const perMissing = (driver: string, kind: string) =>
  say(`a charge for "${driver}" needs "per", the id of a ${kind}`);
export const perNotNeeded = (driver: string) => say(`a charge for "${driver}" has no "per"`);
export const missingForContracts = (key: string) =>
  say(`"${key}" is missing; with contracts every item has one`);
export const missingShopRate = () =>
  say('shop labour costs money: "shopLabourRate" is missing in the scenario');
export const coversNothing = () => say('this contract covers no fleet: "covers" is empty');
export const needsPeriod = (key: string) =>
  say(`"${key}" is about the sum of a period; this charge has no "period"`);
export const notPerMachine = (driver: string) =>
  say(`"${driver}" is not known by machine, so it cannot be summed by machine`);
export const limitsCrossed = () => say('"upTo" must be above "beyond"');
export const twoLimits = () =>
  say('a charge is for what is beyond a limit or for what a sum is short of, not for both');
export const coverNeverFree = () => say('"freeUntil" is later than the end of the cover');
export const extensionTooShort = () => say('the extension must last longer than the cover that it extends');
export const coverWithoutEnd = (key: string) =>
  say(`"${key}" needs a cover that ends: give "until" or "warrantyPeriod"`);
export const neverBegins = () => say('this contract begins after the horizon');
export const nothingToReturn = (key: string) =>
  say(`"${key}" is about machines that the customer does not own, and here it does`);
export const levelBelowZero = (stock: string, level: number) =>
  say(`the stock "${stock}" would have the level ${level}`);
export const unlimitedChanged = (stock: string) =>
  say(`the stock "${stock}" is unlimited; it has no level to change`);

export const reserveUnit = (currency: string) =>
  say(
    `a reserve is an amount for each unit, such as "300 ${currency}", or a share of the price such as "3 %"`,
  );
export const remindersMissing = () =>
  say('bills are given up at the last reminder: "reminders" is missing, such as [30 d, 60 d]');
export const aboveOrBelow = () => say('a threshold is either "above" or "below"');
export const limitThatVaries = () => say('an interval is one amount, not a law');
export const notPlanned = (mode: string) =>
  say(`"${mode}" is a failure; only what is planned has an interval that somebody can choose`);
export const onlyAtTheStart = (port: string) =>
  say(`"${port}" can be decided only at the start; leave "when" out`);
export const onlyInTheRun = (port: string) =>
  say(`"${port}" can be decided only in the run: give "when", such as { every: 1 y }`);
export const notForEach = (port: string) =>
  say(`"${port}" concerns all customers, but with "scope: each" every customer has a choice of its own`);
export const frozenActs = (option: string) =>
  say(
    `until the first occasion "${option}" is in force, so it can neither change nor cost anything; name another as "frozen"`,
  );
export const nothingSeenYet = () =>
  say('at the start nothing has been seen yet: give "when", such as { every: 1 y }, or another rule');
export const termOfEach = () => say('contracts end customer by customer: give "scope: each"');
export const offeredInPart = (customer: string, fleet: string) =>
  say(
    `the contract is for a part of the machines of "${customer}" only; a customer has one contract, so it must name "${fleet}" too`,
  );
export const offeredByNobody = (contract: string) =>
  say(`the contract "${contract}" is offered, but no option of a decision takes it`);
export const fleetsWithoutWear = () => say('"fleets" says whose "wear" changes, which is missing');
export const cannotJoin = (fleet: string) =>
  say(`machines join when it is decided only in a fleet with "sales: byDecision", which "${fleet}" has not`);

// --- size -------------------------------------------------------------------------------------------------------

export const nothingToSimulate = () => say('there is nothing to simulate: give "fleets" or "arrivals"');
export const tooManyUnits = (most: number) =>
  say(`more than ${most} units in machines are more than can be run`);
export const tooManyOccurrences = (expected: number, most: number) =>
  say(`about ${expected.toPrecision(2)} occurrences in one run; at most ${most.toPrecision(1)} can be run`);

// --- warnings ---------------------------------------------------------------------------------------------------

export const clockNobodyKeeps = (clock: string, share: number, pool: string) =>
  say(
    `${share === 1 ? 'whenever' : `in ${Math.max(1, Math.round(share * 100))} % of the hours of a week, if`} something fails, nobody of "${pool}" can be there within the promised ${clock}: by then nobody works, or the way is too long`,
  );
export const unused = (kind: string, id: string) => say(`nothing uses the ${kind} "${id}"`);

// --- sweeps -----------------------------------------------------------------------------------------------------

export const axisOfOneKind = () =>
  say('an axis has either "points" (overlays by name), or "path" and "values", or "alternatives" (a list)');
export const pointsMissing = () => say('an axis needs at least one point');
export const repeatedPoint = (title: string) => say(`the point "${title}" stands here a second time`);
export const tooManyCells = (cells: number, most: number) =>
  say(`the axes make ${cells} cells; at most ${most} can be run`);
export const inCell = (cell: string, problem: Problem): Complaint => {
  const message = `in the cell ${cell}, ${problem.path}: ${problem.message}`;
  return (spot) =>
    problem.near === undefined ? { ...spot, message } : { ...spot, message, near: problem.near };
};

// --- rules of one's own -------------------------------------------------------------------------------------------

export const ownRulesMissing = (rule: string) =>
  say(`"${rule}" is a rule of your own: give the file that it is in with --rules FILE, on the command line`);
export const noOwnRule = (
  kind: string,
  name: string,
  known: readonly string[],
  elsewhere: string | undefined,
) =>
  elsewhere === undefined
    ? sayNear(
        `there is no ${kind} rule "own.${name}" in the file of rules; it has ${known.length === 0 ? 'none of that kind' : listed(known)}`,
        name,
        known,
      )
    : say(`"own.${name}" is a ${elsewhere} rule; here a ${kind} rule is needed`);

// --- tables beside the scenario -----------------------------------------------------------------------------------

export const noSuchTable = (name: string) =>
  say(`there is no file ${shown(name)} beside the scenario; put the table (CSV) into its folder`);
export const tableElsewhere = (name: string) =>
  say(
    `${shown(name)} does not lie in the folder of the scenario; name a file there, or in a folder within it`,
  );
export const tooLongTable = (most: number) =>
  say(`the table is longer than ${most} bytes, the most that are read`);
export const tooManyRows = (most: number) =>
  say(`the table has more than ${most} rows, the most that are read`);
export const emptyTable = () =>
  say('the table is empty; its first line names the columns, such as "id,place,age"');
export const noRows = (name: string) => say(`the table ${shown(name)} has a header and no rows`);
export const otherSeparator = () =>
  say('cells are parted by commas here; export the table with commas, and numbers with points');
export const columnWithoutName = () => say('a column has no name; the first line names every column');
export const columnTwice = (name: string) => say(`a second column is called ${shown(name)}`);
export const cellsInRow = (expected: number, there: number) =>
  say(`the header names ${expected} columns, this row has ${there}; quote cells that have commas in them`);
export const unclosedQuote = () =>
  say('a quotation mark is not closed, or stands inside a cell; write it twice, in a quoted cell');
export const formulaCell = () =>
  say('this is a formula; export the table with values in the place of formulas');
export const noSuchColumn = (file: string, name: string, columns: readonly string[]) =>
  sayNear(`"${file}" has no column ${shown(name)}; its columns are ${listed(columns)}`, name, columns);
export const emptyCell = (column: string) => say(`there is no value in the column ${shown(column)} here`);
export const machineTwice = (id: string, line: number) =>
  say(`the machine ${shown(id)} stands in line ${line} already; each has one row`);

// --- selectors and templates ---------------------------------------------------------------------------------------

export const nothingSelected = (selector: string, names: Iterable<string>) =>
  say(`nothing here is selected by "${selector}"; there is ${listed([...names]) || 'nothing'}`);
export const noSuchLike = (name: string, names: readonly string[]) =>
  sayNear(
    `there is nothing called ${shown(name)} to be like: neither beside it nor in "templates"${names.length === 0 ? '' : `; there is ${listed(names)}`}`,
    name,
    names,
  );
export const likeIsTwoThings = (name: string) =>
  say(`both a template and something beside this are called ${shown(name)}; give one of them another name`);
export const likeInCircle = (name: string) =>
  say(`what is like ${shown(name)} is, in the end, to be like itself; write one of them out`);
export const tooMuchAlike = (most: number) =>
  say(`what is like templates comes to more than ${most} keys and values when it is written out`);
export const templateUnused = (name: string) =>
  say(`nothing is like the template "${name}", so nobody has looked at what it says`);
export const binaryTable = () => say('this is not text in UTF-8; save the table as CSV in UTF-8');
