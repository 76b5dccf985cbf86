/** The file of rules that a call names. */
import { readFileSync, statSync } from 'node:fs';
import { BrokenRules, mostRuleBytes, ownRulesFrom } from '../../batch/own-rules.ts';
import type { OwnRules } from '../../engine/build/own-rules.ts';
import { WrongCall } from './exit.ts';

/** Its rules; throws when there are none, or when one of them does not conform. */
export function ownRulesIn(file: string): OwnRules {
  try {
    if (statSync(file).size > mostRuleBytes)
      throw new WrongCall(`"${file}" is too long for a file of rules: at most ${mostRuleBytes} bytes`);
    return ownRulesFrom(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof BrokenRules) throw new WrongCall(error.message);
    if (error instanceof WrongCall) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new WrongCall(
      code === 'ENOENT' ? `there is no file "${file}"` : `cannot read "${file}": ${message}`,
    );
  }
}
