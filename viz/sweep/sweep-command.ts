/** The command that runs the same sweep at a terminal. */
import type { SweepAsked } from './sweep-state.ts';

export function sweepCommand(
  file: string,
  { axes, alternatives, replications }: SweepAsked,
  metric: string,
): string {
  return [
    'aftersim sweep',
    shellWord(file),
    ...(alternatives.length === 0 ? [] : ['--only', alternatives.join(',')]),
    ...axes.map(({ path, values }) => `--set ${shellWord(`${path}=${values.join(',')}`)}`),
    `--pivot ${shellWord(metric)}`,
    `--replications ${replications}`,
  ].join(' ');
}

/** Quoted where a shell would take it apart. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
