/** The first comparison in words: did payment move money alone? */
import type { PaymentOnly } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, grouped } from '../text/numbers.ts';
import type { FirstDigests } from './shown-comparison.ts';

export function paymentBlock(
  payment: PaymentOnly,
  digests: FirstDigests | undefined,
  currency: string,
  paint: Paint,
): string {
  const { identicalFacts, jointSpread, alternatives, replications } = payment;
  const spread = `${grouped(jointSpread / 100, 2)} ${currency}`;
  const runs =
    `${counted(alternatives.length, 'alternative')} run separately, ` +
    `${counted(replications, 'replication')} each`;
  const same = paint.green('identical');
  const lines = [
    `Facts:           ${identicalFacts ? same : paint.red('DIFFERENT')} (${runs})`,
    ...factLines(identicalFacts, digests).map((line) => ' '.repeat(17) + line),
    jointSpread === 0
      ? `Joint net cash:  ${same} (difference ${spread}: what one party pays, another receives)`
      : `Joint net cash:  ${paint.red('DIFFERENT')} by up to ${spread}`,
  ];
  return lines.join('\n');
}

/** What identical runs published in common, or how they differ. */
function factLines(identical: boolean, digests: FirstDigests = {}): readonly string[] {
  const all = Object.entries(digests);
  if (identical) return [`digest of replication 0: ${all[0]?.[1].facts ?? ''}`];
  return all.map(([id, { facts }]) => `digest of replication 0: ${facts} (${id})`);
}
