// Which class of resource a model uses: the library's, unless a test passes a wrong one to see the comparison fail.
import type { Resource } from '../../../engine/kernel-library.ts';

/** The library's resource, or one derived from it. */
export type Servers = typeof Resource;
