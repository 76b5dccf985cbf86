/**
 * Whether a scenario makes sense. References are checked whatever else is wrong; how things fit together only once
 * everything could be read, since a gap in the file would look like a gap in the network.
 */
import type { SourceNode } from '../source/source-tree.ts';
import type { CheckContext } from './check-context.ts';
import { checkContracts } from './contracts.ts';
import { checkCrews } from './crews.ts';
import { checkDecisions } from './decisions.ts';
import { declaredIn } from './declared.ts';
import { clocksThatFail } from './promises.ts';
import { checkShifts } from './shifts.ts';
import { checkOwnRules, type OwnNames } from './own-rules.ts';
import { checkPayment } from './payment.ts';
import { checkPlans } from './plans.ts';
import { checkReferences } from './references.ts';
import { checkSize } from './size.ts';
import { checkSteps } from './steps.ts';
import { checkStructure } from './structure.ts';
import { checkSupply } from './supply.ts';

/** What to check, and whether all of it could be read. */
export interface Checked extends Omit<CheckContext, 'declared'> {
  /** The tree as it was written. */
  readonly tree: SourceNode;
  readonly whole: boolean;
  /** Rules of the user's own; undefined where none came with the scenario. */
  readonly own: OwnNames | undefined;
}

/** Tells of everything that does not hold. */
export function check({ tree, whole, own, ...rest }: Checked): void {
  const told = { any: false };
  const context: CheckContext = {
    ...rest,
    declared: declaredIn(tree),
    tell: (...complaint) => {
      told.any = true;
      rest.tell(...complaint);
    },
  };
  checkReferences(context);
  checkDecisions(context);
  checkContracts(context);
  checkPayment(context);
  checkOwnRules(context, own);
  if (!whole) return;
  checkSteps(context);
  checkStructure(context);
  checkPlans(context);
  checkSupply(context);
  checkCrews(context);
  checkShifts(context);
  if (!told.any) clocksThatFail(context.network, context.tell, 'always');
  // Sizes are counted by walking down; they need a structure that ends.
  if (!told.any) checkSize(context);
}
