/** What an editor needs of the language: reading, help, names, differences, and edits that keep the text's form. */
export {
  alternativesOf,
  withAlternative,
  withAlternativeRenamed,
  withoutAlternative,
} from './editing/alternatives.ts';
export { changesBetween, type Change } from './editing/changes.ts';
export { outlined, type Field, type Outlined } from './editing/fields.ts';
export { namesAt } from './editing/names.ts';
export { withRestored, withoutKey, withValue, writtenAtPath, type EditedText } from './editing/text-edit.ts';
export { formatProblem, readScenario, type Assumption, type Problem } from './index.ts';
export type { Path } from './problem.ts';
export { keyAt, keysAt, wordsAt, type KeyHelp } from './reference/key-help.ts';
export { sectors } from './starter/sectors.ts';
export { starter } from './starter/starter.ts';
export { starterDefaults, type StarterChoices } from './starter/starter-choices.ts';
export { contractTitles } from './starter/starter-prices.ts';
