/** What is said about links and files. */
import { countText } from './numbers.ts';

export const shareWords = {
  title: 'Share and keep',
  copyLink: 'Copy link',
  copied: 'Copied. Anyone with the link can read the scenario in it.',
  notCopied: 'The browser did not allow it; here is the link to copy by hand:',
  linkNote: 'The link holds the scenario, the models shown and the seed; nothing is stored anywhere.',
  tooLongForLink: (length: number) =>
    `With ${countText(length)} characters the link is too long to be handy: save the file instead.`,
  copyCommand: 'Copy the command',
  commandCopied: 'Copied. It runs the same study at a terminal, with the same numbers.',
  saveFile: 'Save the scenario',
  openFile: 'Open a file',
  drop: 'Drop a scenario (YAML), or results of the command line (JSON)',
  opened: (name: string) => `${name} is open.`,
  otherEngine: (link: string, here: string) =>
    `This link was made with engine ${link}; this is ${here}. Numbers may differ.`,
  link: {
    tooLong: 'The link is longer than any that this page makes; nothing of it was read.',
    damaged: 'The link is damaged: perhaps a part of it was lost on the way. Nothing of it was run.',
    otherVersion: (version: string) => `The link has form ${version}, which this page does not know.`,
    unknownPreset: (id: string) => `The link builds on the scenario “${id}”, which this page does not have.`,
  },
  file: {
    tooLarge: (name: string, most: string) => `${name} is larger than ${most}; nothing of it was read.`,
    nothing: (name: string) => `${name} is neither a scenario nor a result of \`aftersim … --format json\`.`,
    refused: (name: string, problems: number) =>
      `${name} is not a scenario yet: ${problems === 1 ? 'one problem' : `${countText(problems)} problems`}, shown in Edit.`,
  },
  results: {
    title: (what: string, scenario: string) => `${scenario}: results of aftersim ${what}`,
    from: (seed: string, replications: number, engine: string) =>
      `Opened from a file: seed ${seed}, ${countText(replications)} replications, engine ${engine}. Not run here.`,
    close: 'Close',
    name: 'name',
    mean: 'mean',
    halfWidth: '± half width',
  },
};
