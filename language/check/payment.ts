/** How customers pay. */
import { remindersMissing } from '../messages.ts';
import type { CheckContext } from './check-context.ts';

/** Who gives up a bill has asked for it before. */
export function checkPayment({ authored, economics, tell }: CheckContext): void {
  for (const [id, { payment }] of Object.entries(economics.customers)) {
    if (payment.badDebt === 0 || payment.reminders.length > 0) continue;
    const at = authored.customers === undefined ? ['customer'] : ['customers', id];
    tell([...at, 'payment', 'badDebt'], remindersMissing());
  }
}
