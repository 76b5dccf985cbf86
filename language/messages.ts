/**
 * Every message of the language, in one place and one tone: what is wrong, and what would be right. Each function
 * makes a complaint; told where it belongs, a complaint is a problem.
 */
import { nearestName } from './nearest-name.ts';
import type { Complaint, Problem } from './problem.ts';

/** What a message says of itself before it knows its place. */
function say(message: string): Complaint {
  return (spot) => ({ ...spot, message });
}

/** The search for a near name waits until the problem is wanted. */
function sayNear(message: string, name: string, names: Iterable<string>): Complaint {
  return (spot): Problem => {
    const near = nearestName(name, names);
    return near === undefined ? { ...spot, message } : { ...spot, message, near };
  };
}

function shown(raw: unknown): string {
  if (Array.isArray(raw)) return 'a list';
  if (raw === null || raw === undefined) return 'nothing';
  if (typeof raw === 'object') return 'a map';
  const text = String(raw);
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

function listed(names: readonly string[]): string {
  if (names.length > 20) return `${names.slice(0, 20).join(', ')} …`;
  return names.join(', ');
}

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
  say(`written for version ${version} of the language, newer than this release, which reads up to ${current}; update aftersim`);

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
export const expectedNumber = (raw: unknown) => say(`expected a plain number, not ${shown(raw)}`);
export const expectedWord = (raw: unknown, words: readonly string[]) =>
  sayNear(`expected one of ${listed(words)}, not ${shown(raw)}`, String(raw), words);
export const expectedNonEmpty = () => say('the list is empty; give at least one');
export const badId = (id: string) =>
  say(
    `"${id.slice(0, 70)}" cannot be an id: ids begin with a letter, and have up to 64 letters, digits, spaces, "-", "_" and "."`,
  );
export const reservedId = (id: string, why: string) => say(`"${id}" cannot be an id here: ${why}`);
export const unknownShape = () => say('this cannot be read');
export const unknownStep = (keys: readonly string[], verbs: readonly string[]) =>
  sayNear(`no step of a job; a step has one of ${listed(verbs)}`, keys[0] ?? '', verbs);

// --- annotated values -------------------------------------------------------------------------------------------

export const valueMissing = () => say('a value with a basis is written { value, basis, range, source }: "value" is missing');
export const badRange = () => say('a range is a list of two values, the lower one first');
export const outsideRange = () => say('the value lies outside its own range');

// --- quantities -------------------------------------------------------------------------------------------------

const unitOf = (unit: string) => (unit === '' ? 'which has no unit' : `whose unit is "${unit}"`);

export const notANumber = (raw: unknown) => say(`expected a number with its unit, not ${shown(raw)}`);
export const unreadableNumber = (text: string) =>
  say(`${shown(text)} is not a number with a unit; write "16_000 h", with a point for decimals`);
export const expectedDuration = (text: string, unit: string) =>
  say(`expected a duration in s, min, h, d, wk, month or y, such as "36 h", not ${shown(text)}, ${unitOf(unit)}`);
export const expectedShare = (text: string, unit: string) =>
  say(`expected a share such as "98 %" or 0.98, not ${shown(text)}, ${unitOf(unit)}`);
export const expectedMoney = (text: string, unit: string, currency: string, per: string) =>
  say(
    `expected ${per === '' ? 'an amount of money' : 'money per time'} such as "25_000 ${currency}${per}", not ${shown(text)}, ${unitOf(unit)}`,
  );
export const expectedMoneyOrShare = (text: string, unit: string, currency: string) =>
  say(`expected money such as "180 ${currency}/h" or a share such as "25 %", not ${shown(text)}, ${unitOf(unit)}`);
export const otherCurrency = (code: string, currency: string) =>
  say(`the scenario's currency is ${currency}; amounts in ${code} must be converted`);
export const badCurrency = (raw: unknown) => say(`expected a currency of three capital letters such as USD, not ${shown(raw)}`);
export const expectedMeterUnit = (text: string, unit: string, meter: string) =>
  say(`expected an amount in "${meter}", the unit of the meter, not ${shown(text)}, ${unitOf(unit)}`);
export const expectedUsage = (text: string) =>
  say(`expected use per time such as "3_300 fh/y" or "24 h/d", not ${shown(text)}`);
export const usageOfOther = (of: string, meter: string) =>
  say(`this is use of "${of}", but it stands under the meter "${meter}"; write both alike`);
export const hoursAboveClock = () => say('a machine cannot run more than 24 hours a day');
export const outOfRange = (text: string, why: string) => say(`${shown(text)}: ${why}`);
export const mustBePositive = (text: string | null) => say(`${shown(text)} must be above zero`);
export const tooLarge = (text: string) => say(`${shown(text)} is larger than can be computed with`);
export const unreadableHours = (raw: unknown) =>
  say(`expected working hours such as "always", "daily 06:00-18:00" or "weekdays 08:00-17:00", not ${shown(raw)}`);
export const twelveFactors = () => say('expected twelve numbers of at least zero whose mean is 1, one for each month');

// --- distributions ----------------------------------------------------------------------------------------------

export const unknownLaw = (law: string, laws: readonly string[]) =>
  sayNear(`no distribution is called "${law}"; known: ${listed(laws)}`, law, laws);
export const unreadableDistribution = (text: string) =>
  say(`${shown(text)} is no value with a unit and no distribution such as "weibull(3, 25_198 fh)" or "lognormal(4 h, 50 %)"`);
export const argumentCount = (law: string, names: readonly string[]) =>
  say(`${law} takes ${names.length === 1 ? 'one value' : 'two values'}: ${law}(${names.join(', ')})`);
export const notPositive = (text: string) => say(`${shown(text)}: the parameters must be above zero`);
export const uniformOrder = (text: string) => say(`${shown(text)}: the first value must be below the second`);
