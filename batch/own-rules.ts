/**
 * Rules of the user's own, from the text of a file: `export default { precedence: {…}, replenish: {…}, decision: {…} }`.
 * The text is run in a realm of its own that has no clock, no randomness, no files and no network, so that what it
 * makes can hardly be anything but pure; that realm is a help, not a prison: a file of rules is a program, to be run
 * only by whoever trusts it. `Math` there has the engine's own `exp`, `log` and `pow`, which give the same bits everywhere.
 */
import { createContext, runInContext } from 'node:vm';
import { ownKinds, type OwnKind, type OwnRules } from '../engine/build/own-rules.ts';
import { breachesOf } from '../engine/build/conformance.ts';
import { exp } from '../engine/random/arithmetic/exponential.ts';
import { log } from '../engine/random/arithmetic/logarithm.ts';
import { pow } from '../engine/random/arithmetic/power.ts';

/** Bytes that a file of rules may have. */
export const mostRuleBytes = 1_000_000;

/** Milliseconds that reading a file of rules may take. */
const patience = 2000;

/** The same in every JavaScript engine, to the last bit. */
const sameEverywhere = [
  'abs',
  'ceil',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
];
const portable = { exp, log, pow };
/** What answers differently from one time to the next. */
const impure = [
  'Date',
  'Intl',
  'Atomics',
  'SharedArrayBuffer',
  'WebAssembly',
  'WeakRef',
  'FinalizationRegistry',
  'console',
];

const prelude = `'use strict';
for (const name of ${JSON.stringify(impure)}) delete globalThis[name];
for (const name of Object.getOwnPropertyNames(Math))
  if (typeof Math[name] === 'function' && !${JSON.stringify(sameEverywhere)}.includes(name)) delete Math[name];
for (const name of Object.keys(portable)) Math[name] = portable[name];
delete globalThis.portable;`;

const exportDefault = /^[ \t]*export[ \t]+default\b/m;
const example = '"export default { precedence: { mostUrgent: (need) => need.dueAt } }"';

/** A text that is no file of rules, with everything that is wrong with it. */
export class BrokenRules extends Error {
  override readonly name = 'BrokenRules';
}

/** The rules in a text. `file`: its name, for messages. Throws `BrokenRules`. */
export function ownRulesFrom(source: string, file: string): OwnRules {
  const kinds = kindsIn(evaluated(source, file), file);
  const rules = { source, ...kinds };
  const breaches = breachesOf(rules).map(
    ({ kind, rule, law, example: shown }) => `${file}: ${kind}.${rule}: ${law}; ${shown}`,
  );
  if (breaches.length > 0) throw new BrokenRules(breaches.join('\n'));
  return rules;
}

function evaluated(source: string, file: string): unknown {
  if (!exportDefault.test(source)) {
    throw new BrokenRules(`${file}: rules are what the file exports, such as ${example}`);
  }
  const realm = createContext({ portable }, { codeGeneration: { strings: false, wasm: false } });
  runInContext(prelude, realm);
  const program = `'use strict';${source.replace(exportDefault, 'globalThis.rules =')}`;
  try {
    runInContext(program, realm, { filename: file, timeout: patience });
  } catch (error) {
    throw new BrokenRules(whyNot(error, file));
  }
  return (realm as { readonly rules?: unknown }).rules;
}

/** What went wrong, with the line where it did. */
function whyNot(error: unknown, file: string): string {
  const { stack = '', message = String(error) } = error as {
    readonly stack?: string;
    readonly message?: string;
  };
  const at = stack.indexOf(`${file}:`);
  const line = at < 0 ? '' : /^\d+/.exec(stack.slice(at + file.length + 1))?.[0];
  const hint = /import statement|export/.test(message)
    ? '; a file of rules imports nothing, and exports once'
    : '';
  return `${file}${line === undefined || line === '' ? '' : `:${line}`}: ${message}${hint}`;
}

function kindsIn(found: unknown, file: string): Pick<OwnRules, OwnKind> {
  if (typeof found !== 'object' || found === null) {
    throw new BrokenRules(`${file}: rules are a map by kind, such as ${example}`);
  }
  const wrong: string[] = [];
  for (const kind of Object.keys(found)) {
    if (!(ownKinds as readonly string[]).includes(kind))
      wrong.push(`${file}: there are no rules of the kind "${kind}"; kinds: ${ownKinds.join(', ')}`);
  }
  const kinds = Object.fromEntries(
    ownKinds.map((kind) => {
      const rules = (found as Record<string, unknown>)[kind] ?? {};
      for (const [name, rule] of Object.entries(rules as Record<string, unknown>)) {
        if (!/^[A-Za-z_]\w*$/.test(name)) {
          wrong.push(`${file}: ${kind}.${name}: a name has letters, digits and _, and begins with no digit`);
        }
        if (typeof rule !== 'function') wrong.push(`${file}: ${kind}.${name} is no function`);
      }
      return [kind, { ...rules }];
    }),
  ) as unknown as Pick<OwnRules, OwnKind>;
  if (wrong.length > 0) throw new BrokenRules(wrong.join('\n'));
  if (ownKinds.every((kind) => Object.keys(kinds[kind]).length === 0)) {
    throw new BrokenRules(`${file}: there is no rule in it; write one, such as ${example}`);
  }
  return kinds;
}
