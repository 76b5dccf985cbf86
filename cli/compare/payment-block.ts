/** The first comparison in words: did payment move money alone? */
import type { PaymentOnly } from '../../engine/experiments/comparison.ts';
import type { Paint } from '../call/terminal.ts';
import { counted, grouped } from '../text/numbers.ts';
import { wrapped } from '../text/table.ts';
import type { FirstDigests } from './shown-comparison.ts';

export function paymentBlock(
  payment: PaymentOnly,
  digests: FirstDigests | undefined,
  currency: string,
  paint: Paint,
): string {
  const { identicalFacts, jointSpread, alternatives, replications } = payment;
  const runs = `${counted(alternatives.length, 'separate run')} of each of ${counted(replications, 'replication')}`;
  const spread = `${grouped(jointSpread / 100, 2)} ${currency}`;
  const first = Object.values(digests ?? {})[0]?.facts ?? '';
  const facts = identicalFacts
    ? `${paint.green('identical')} in ${runs} (replication 0: ${first})`
    : `${paint.red('DIFFERENT')} in ${runs}`;
  const joint =
    jointSpread === 0
      ? `${paint.green('identical')}, difference ${spread}: what one party pays, another receives`
      : `${paint.red('DIFFERENT')} by up to ${spread}`;
  const lines = [`Facts:           ${facts}`, `Joint net cash:  ${joint}`].map((line) =>
    wrapped(line, ' '.repeat(17)),
  );
  if (!identicalFacts) {
    for (const [id, digest] of Object.entries(digests ?? {})) {
      lines.push(`                 ${id}: ${digest.facts} in replication 0`);
    }
  }
  return lines.join('\n');
}
