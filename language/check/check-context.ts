/** What every check is given: what was written, what it means, and where to tell of what does not hold. */
import type { Alternative } from '../../engine/build/scenario.ts';
import type { Context } from '../normalize/context.ts';
import type { Declared } from './declared.ts';

export interface CheckContext extends Context, Omit<Alternative, 'title'> {
  /** Hours. */
  readonly horizon: number;
  /** The names that the file gives, whether or not what they name could be read. */
  readonly declared: Declared;
}
