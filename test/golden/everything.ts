// What a page, or a program in another Node, is given to run: scenarios in, all digests out.

import { Digest } from '../../engine/trace/digest.ts';
import { digestsOfScenarios } from './scenario-runs.ts';
import type { Scenarios } from './scenario-runs.ts';
import { digestsOfSubjects } from './subjects.ts';
import type { Digests } from './subjects.ts';

/** Every digest there is. */
export function allDigests(scenarios: Scenarios): Digests {
  return { ...digestsOfSubjects(), ...digestsOfScenarios(scenarios) };
}

/** The digest of what the host itself makes of the functions that the engine has of its own: differs between hosts. */
export function hostDigest(): string {
  const digest = new Digest();
  for (let n = 1; n <= 20_000; n += 1) {
    const x = n * 0.001_37;
    for (const y of [Math.log(x), Math.exp(x), Math.pow(x, 1.7), Math.sin(x), Math.cos(x)]) digest.add(y);
  }
  return digest.hex();
}

/** Every digest there is, and the host's. */
export function digestsAndHost(scenarios: Scenarios): { readonly digests: Digests; readonly host: string } {
  return { digests: allDigests(scenarios), host: hostDigest() };
}

(globalThis as unknown as { digestsAndHost: typeof digestsAndHost }).digestsAndHost = digestsAndHost;
