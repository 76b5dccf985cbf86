/** Which runs the flags of an alternative mean. */
import type { Mode } from '../../engine/experiments/study.ts';
import type { AlternativeFlags } from './flags.ts';

export interface WhichRuns {
  readonly mode: Mode;
  readonly alternative: string;
}

/** The base stands for the scenario as it is, so its decisions are frozen unless asked for otherwise. */
export function whichRuns(flags: AlternativeFlags): WhichRuns {
  const alternative = flags.alternative ?? 'base';
  if (flags.paymentOnly === true) return { mode: 'payment', alternative };
  const decisions = flags.decisions ?? (alternative === 'base' ? 'frozen' : 'free');
  return { mode: decisions === 'free' ? 'decisions' : 'frozen', alternative };
}

/** The same in words. */
export function inWords({ mode, alternative }: WhichRuns): string {
  const how = {
    payment: 'payment only: on the network of the base, decisions frozen',
    decisions: 'every party decides',
    frozen: 'decisions frozen',
  };
  return `${alternative} (${how[mode]})`;
}
