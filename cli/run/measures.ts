/** Which measures `run` shows: the main ones, all, or those that were named. */
import { baseOf, indicators } from '../../engine/metrics/indicator.ts';
import { nearestName } from '../../language/nearest-name.ts';
import { WrongCall } from '../call/exit.ts';

/** `main`, `all`, or names of measures. */
export type ShownMeasures = 'main' | 'all' | readonly string[];

/** Reads the value of `--measures`. */
export function shownMeasures(text: string | undefined): ShownMeasures {
  if (text === undefined) return 'main';
  if (text === 'all') return 'all';
  const names = text.split(',').map((name) => name.trim());
  const known = Object.keys(indicators);
  for (const name of names) {
    if (known.includes(baseOf(name))) continue;
    const nearest = nearestName(name, known);
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    throw new WrongCall(
      `--measures: there is no measure "${name}"; \`aftersim measures\` lists them.${hint}`,
    );
  }
  return names;
}

/** Whether an instance (`fillRate/hub/pump`) is among those named, as such or by the measure that it is of. */
export function isShown(instance: string, shown: ShownMeasures): boolean {
  if (shown === 'all') return true;
  if (shown === 'main') return indicators[baseOf(instance) as keyof typeof indicators].told === 'always';
  return shown.includes(instance) || shown.includes(baseOf(instance));
}
