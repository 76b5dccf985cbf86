/** Which settings of a call are axes: those with several values, parted by commas outside brackets and quotes. */
import { equalsSignIn, type AxisSetting } from '../../language/index.ts';

export interface Settings {
  /** Settings of one value, as they were given. */
  readonly plain: readonly string[];
  readonly axes: readonly AxisSetting[];
}

/** Tells settings from axes: `a=1` from `a=1,2`, but `a=uniform(1 h, 2 h)` and `a=[1, 2]` have one value. */
export function axesIn(settings: readonly string[]): Settings {
  const plain: string[] = [];
  const axes: AxisSetting[] = [];
  for (const setting of settings) {
    const split = equalsSignIn(setting);
    const values = split < 0 ? [] : partsOf(setting.slice(split + 1));
    if (values.length < 2) plain.push(setting);
    else axes.push({ path: setting.slice(0, split).trim(), values });
  }
  return { plain, axes };
}

function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let part = '';
  for (const letter of text) {
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0 && quote === '') {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()];
}
