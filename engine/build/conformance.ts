/**
 * What every rule must keep, built in or one's own: it answers in its range, gives the same answer to the same question
 * however often and after whatever else it is asked, and changes nothing that it is given.
 */
import type { Need } from '../network/entitlements/precedence.ts';
import type { StockSeen } from '../network/stock/replenish-rule.ts';
import type { Occasion } from '../relations/rules/rule.ts';
import { ownKinds, type OwnKind, type OwnRules } from './own-rules.ts';

/** A rule that does not conform. */
export interface Breach {
  readonly kind: OwnKind;
  readonly rule: string;
  /** The law that it breaks. */
  readonly law: string;
  /** What it was asked, and what it said. */
  readonly example: string;
}

/** Questions, by kind, and which answers are allowed. */
interface Exam<Q> {
  readonly questions: readonly Q[];
  readonly allowed: (answer: unknown, question: Q) => boolean;
  readonly law: string;
}

const times = [0, 0.5, 17, 8760];

const needs: readonly Need[] = [0, 1, 7].flatMap((priority) =>
  times.flatMap((raisedAt) =>
    [true, false].flatMap((planned) =>
      [raisedAt + 4, Infinity].map((dueAt): Need => ({
        priority,
        raisedAt,
        planned,
        dueAt,
        severity: planned ? 3 : priority % 3,
      })),
    ),
  ),
);

const shelves: readonly StockSeen[] = [-3, 0, 1, 4, 5, 20].flatMap((position) =>
  [0, 2, 9].flatMap((onHand) =>
    [0, 3].flatMap((batch) =>
      times.map((now): StockSeen => ({
        now,
        onHand,
        backordered: Math.max(0, -position),
        position,
        reorderAt: 4,
        orderUpTo: 10,
        batch,
      })),
    ),
  ),
);

const occasions: readonly Occasion[] = [['stay'], ['stay', 'go'], ['low', 'middle', 'high']].flatMap(
  (options) =>
    [-100_000, 0, 250].flatMap((step) =>
      [NaN, 0, 0.9].map((value): Occasion => ({
        options,
        sums: options.map((option, index) => ({
          option,
          total: index * step,
          availability: 0.9,
          lines: [],
          strikes: new Map<string, number>(),
        })),
        luck: (option) => (option.length % 5) / 5 + 0.1,
        seen: () => value,
      })),
    ),
);

const exams: { readonly [K in OwnKind]: Exam<Parameters<OwnRules[K][string]>[0]> } = {
  precedence: {
    questions: needs,
    allowed: (answer) => typeof answer === 'number' && answer === answer,
    law: 'it must answer with a number',
  },
  replenish: {
    questions: shelves,
    allowed: (answer) => Number.isSafeInteger(answer) && (answer as number) >= 0,
    law: 'it must answer with a whole number of units, at least 0',
  },
  decision: {
    questions: occasions,
    allowed: (answer, { options }) => answer === undefined || options.includes(answer as string),
    law: 'it must answer with one of the options, or with undefined',
  },
};

/** What is wrong with the rules; at most one breach for each of them. */
export function breachesOf(rules: Pick<OwnRules, OwnKind>): readonly Breach[] {
  return ownKinds.flatMap((kind) =>
    Object.entries<(question: never) => unknown>(rules[kind]).flatMap(([rule, ask]) => {
      const exam = exams[kind] as Exam<unknown>;
      const found = breachOf(exam, ask as (question: unknown) => unknown);
      return found === undefined ? [] : [{ kind, rule, ...found }];
    }),
  );
}

function breachOf<Q>(
  { questions, allowed, law }: Exam<Q>,
  ask: (question: Q) => unknown,
): Pick<Breach, 'law' | 'example'> | undefined {
  const frozen = questions.map(deeplyFrozen);
  const first: unknown[] = [];
  for (const question of frozen) {
    const answer = answerTo(ask, question);
    if ('thrown' in answer)
      return { law: 'it must not throw', example: `${shown(question)} → ${answer.thrown}` };
    if (!allowed(answer.value, question))
      return { law, example: `${shown(question)} → ${String(answer.value)}` };
    first.push(answer.value);
  }
  // Backwards, so that whoever remembers the question before gives himself away.
  for (let index = frozen.length - 1; index >= 0; index -= 1) {
    const question = frozen[index] as Q;
    const again = answerTo(ask, question);
    if ('value' in again && Object.is(again.value, first[index])) continue;
    const second = 'value' in again ? String(again.value) : again.thrown;
    return {
      law: 'it must give the same answer to the same question, whatever it was asked before',
      example: `${shown(question)} → ${String(first[index])}, then ${second}`,
    };
  }
  return undefined;
}

function answerTo<Q>(
  ask: (question: Q) => unknown,
  question: Q,
): { readonly value: unknown } | { readonly thrown: string } {
  try {
    return { value: ask(question) };
  } catch (error) {
    // It may come from a realm of its own, whose errors are no instances of ours.
    return { thrown: String(error) };
  }
}

function deeplyFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deeplyFrozen(part);
  return Object.freeze(value);
}

function shown(question: unknown): string {
  return JSON.stringify(question, (_, value: unknown) => (value === Infinity ? 'Infinity' : value));
}
