/** What a worker does, apart from being one: work about scenarios, in any JavaScript engine. */
import type { Scenario } from '../../engine/build/scenario.ts';
import { compare } from '../../engine/experiments/compare.ts';
import { runTogether } from '../../engine/experiments/run.ts';
import { Runner, samePhysics } from '../../engine/experiments/study.ts';
import { record } from '../motion/record.ts';
import { MonthFold } from './months.ts';
import type { PageRun } from './page-run.ts';
import type { Done, RunAsked, TraceAsked, Work } from './protocol.ts';

/** Scenarios that a worker remembers; a page looks at one and perhaps sweeps around it. */
const mostRemembered = 4;

interface Known {
  readonly scenario: Scenario;
  readonly runner: Runner;
}

export class PageWork {
  readonly #known = new Map<number, Known>();

  /** Remembers a scenario under a number. */
  learn(number: number, scenario: Scenario): void {
    this.#known.set(number, { scenario, runner: new Runner(scenario, scenario.seed, () => '', 'all') });
    for (const old of this.#known.keys()) {
      if (this.#known.size <= mostRemembered) return;
      this.#known.delete(old);
    }
  }

  do(about: number, work: Work): Done[Work['kind']] {
    const known = this.#known.get(about);
    if (known === undefined) throw new RangeError(`the scenario ${about} is not known here`);
    switch (work.kind) {
      case 'run':
        return runs(known, work);
      case 'trace':
        return trace(known, work);
      case 'compare': {
        const results = Object.fromEntries(
          Object.entries(work.runs).map(([id, its]) => [id, its.map(({ result }) => result)]),
        );
        return compare(known.scenario, { payment: undefined, decisions: results });
      }
      case 'groups':
        return samePhysics(known.scenario, 'decisions', work.alternatives);
    }
  }
}

function runs({ scenario, runner }: Known, { alternative, also, replication }: RunAsked): readonly PageRun[] {
  const blueprints = [alternative, ...also].map(
    (id) => runner.prepare('decisions', id, replication).blueprint,
  );
  const fold = new MonthFold(scenario.horizon);
  const full = runTogether(blueprints, {
    seed: scenario.seed,
    replication,
    replay: '',
    measures: 'all',
    onFact: (fact) => fold.take(fact),
  });
  const months = fold.months(full.map(({ ledger }) => ledger));
  return full.map(({ result }, index): PageRun => {
    const its = months[index];
    if (its === undefined) throw new RangeError('a run without months');
    return { result, months: its };
  });
}

function trace({ scenario, runner }: Known, { alternative, replication }: TraceAsked): Done['trace'] {
  const { blueprint } = runner.prepare('decisions', alternative, replication);
  const title = (scenario.alternatives[alternative] ?? scenario.base).title;
  return record(blueprint, { alternative, title, replication, seed: scenario.seed });
}
