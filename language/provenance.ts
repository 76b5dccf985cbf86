/**
 * Where each value of a normalized scenario comes from. What was written keeps its position in the source tree; what
 * was not is what `normalize` filled in, from a preset if the thing names one that says it, else by default. No other
 * record is kept: the two trees, laid side by side, tell.
 */
import type { Alternative, Scenario } from '../engine/build/scenario.ts';
import { contractPresets } from '../engine/contracts/switches/presets.ts';
import { canonicalJson } from './canonical-json.ts';
import { childPath, type Path } from './problem.ts';
import { childOf, isAnnotated, nodeAt, textOf, type SourceNode } from './source/source-tree.ts';
import { hoursPerUnit } from './units/duration.ts';

/** Where a value comes from. */
export type Origin =
  | { readonly from: 'file' | 'alternative'; readonly file: string; readonly line: number }
  | { readonly from: 'set'; readonly setting: string }
  | { readonly from: 'preset'; readonly preset: string }
  | { readonly from: 'default' };

export interface Explained {
  /** In the keys of the language. */
  readonly path: string;
  /** As it is written, unit included; what was filled in is in hours, cents and fractions. */
  readonly value: string;
  /** What the engine is given for it, as one text; the same for the same meaning. */
  readonly meaning: string;
  readonly origin: Origin;
}

/** What normalize calls otherwise than the language does, by path, the first that fits. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/^stocks\.([^./]+)\/([^./]+)/, 'stocks.$2.$1'],
  [/^(stocks\.[^.]+\.[^.]+)\.(replenish|issue)\./, '$1.'],
  [/^(stocks\.[^.]+\.[^.]+)\.source\.kind$/, '$1.source'],
  [/^(stocks\.[^.]+\.[^.]+)\.source\./, '$1.'],
  [/^(pools\.[^./]+)\/[^./]+/, '$1'],
  [/^unitValues\.([^.]+)/, 'items.$1'],
  [/^shopVisits\.([^./]+)\/([^./]+)/, 'items.$1.modes.$2'],
  [/^wages\.([^./]+)(\/[^.]+)?$/, 'pools.$1.wage'],
  [/^laneCosts\.([^.]+)/, 'lanes.$1.cost'],
  [/^(items\.[^.]+\.modes\.[^.]+)\.first(?=\.|$)/, '$1.firstLife'],
  [/^(items\.[^.]+\.modes\.[^.]+)\.later(?=\.|$)/, '$1.life'],
  [/\.lostMarginPerHour$/, '.lostMargin'],
];

/** Keys that normalize adds for the engine alone. */
const engineKeys = /^pools\.[^.]+\.group$|^stocks\.[^.]+\.[^.]+\.(place|item)$|^shopVisits\./;

/** Every value of one alternative (`base`: the scenario itself), in the order of the file, what was filled in behind. */
export function explained(scenario: Scenario, written: SourceNode, of: Alternative): readonly Explained[] {
  const meanings = new Map<string, [string, unknown][]>();
  const filled = new Map<string, Explained>();
  for (const [path, value] of normalizedLeaves(scenario, of)) {
    const named = inLanguage(path, written);
    const found = walked(written, named.split('.'));
    if (found.leaf !== undefined) {
      const before = meanings.get(found.leaf);
      if (before === undefined) meanings.set(found.leaf, [[path, value]]);
      else before.push([path, value]);
    } else if (!engineKeys.test(named) && !filled.has(named) && !saidByStep(named, written)) {
      const meaning = canonicalJson(value);
      filled.set(named, { path: named, value: shownValue(value), meaning, origin: originOf(named, found) });
    }
  }
  const own = [...leavesOf(written, '')].map(([path, node, text]): Explained => {
    const meaning = meanings.get(path);
    const same = meaning === undefined ? inHours(text) : canonicalJson(meaning.map(([, value]) => value));
    return { path, value: text, meaning: same, origin: writtenAt(node) };
  });
  return [...own, ...filled.values()];
}

/** A step that was written says what it is by its first key: `take: crew`. */
function saidByStep(path: string, written: SourceNode): boolean {
  const [, job = '', index = ''] =
    /^jobs\.([^.]+)\.steps\[(\d+)\]\.(?:step|item|pool|name)$/.exec(path) ?? [];
  return nodeAt(written, ['jobs', job, 'steps', Number(index)])?.kind === 'map';
}

/** What is turned into something else altogether is compared as it is written, times in hours. */
function inHours(text: string): string {
  const units = [...hoursPerUnit.keys()].join('|');
  const time = new RegExp(`(\\d[\\d_]*(?:\\.\\d+)?) *(${units})(?![\\w/])`, 'g');
  return text.replace(time, (_, number: string, unit: string) => {
    return `${Number(number.replaceAll('_', '')) * (hoursPerUnit.get(unit) ?? 1)} h`;
  });
}

function writtenAt(node: SourceNode): Origin {
  const { file, line } = node.at;
  if (file.startsWith('--set ')) return { from: 'set', setting: file.slice('--set '.length) };
  return { from: node.path.startsWith('alternatives.') ? 'alternative' : 'file', file, line };
}

function originOf(path: string, { presets }: Walked): Origin {
  const [section, , key = ''] = path.split('.');
  for (const preset of presets) {
    const says = section === 'contracts' ? contractPresets[preset] : undefined;
    if (says === undefined ? section !== 'contracts' : key in says) return { from: 'preset', preset };
  }
  return { from: 'default' };
}

/** The text and place of everything that was written and has no parts. */
function* leavesOf(node: SourceNode, path: string): Generator<[string, SourceNode, string]> {
  const text = textOf(node);
  if (node.kind === 'scalar') yield [path, node, node.text];
  else if (text !== null && isAnnotated(node)) {
    yield [path, node.entries.get('value')?.node ?? node, text];
    for (const [key, entry] of node.entries)
      if (key !== 'value') yield* leavesOf(entry.node, childPath(path, key));
  } else if (node.kind === 'list') {
    const items = node.items.map((item) => (item.kind === 'scalar' ? item.text : undefined));
    if (items.every((item) => item !== undefined)) yield [path, node, `[${items.join(', ')}]`];
    else for (const [index, item] of node.items.entries()) yield* leavesOf(item, childPath(path, index));
  } else {
    if (node.entries.size === 0) yield [path, node, '{}'];
    for (const [key, entry] of node.entries) yield* leavesOf(entry.node, childPath(path, key));
  }
}

interface Walked {
  /** Path of what was written, where the path leads to it or into it. */
  readonly leaf: string | undefined;
  /** Presets named along the way, the innermost first. */
  readonly presets: readonly string[];
}

/** Follows the path as far as it was written. */
function walked(root: SourceNode, keys: readonly string[]): Walked {
  const presets: string[] = [];
  let node = root;
  let path = '';
  for (const key of keys) {
    const preset = childOf(node, 'preset');
    if (preset?.kind === 'scalar') presets.unshift(preset.text);
    const [, name = key, index] = /^(.*)\[(\d+)\]$/.exec(key) ?? [];
    let child = childOf(node, name);
    path = childPath(path, name);
    if (index !== undefined && child?.kind === 'list' && !ofScalars(child)) {
      child = childOf(child, Number(index));
      path = childPath(path, Number(index));
    }
    if (child === undefined) return { leaf: undefined, presets };
    node = child;
    if (node.kind === 'scalar' || isAnnotated(node) || ofScalars(node)) return { leaf: path, presets };
  }
  return { leaf: node.kind === 'map' && node.entries.size === 0 ? path : undefined, presets };
}

function ofScalars(node: SourceNode): boolean {
  return node.kind === 'list' && node.items.every(({ kind }) => kind === 'scalar');
}

function inLanguage(path: string, written: SourceNode): string {
  let named = path;
  for (const [pattern, name] of otherNames) named = named.replace(pattern, name);
  // One customer is written without an id.
  if (childOf(written, 'customer') !== undefined) named = named.replace(/^customers\.[^.]+/, 'customer');
  return named;
}

function* normalizedLeaves(scenario: Scenario, of: Alternative): Generator<[string, unknown]> {
  const { aftersim, name, horizon, seed, replications } = scenario;
  const { network, economics, decisions, ...rest } = of;
  yield* leaves(
    { aftersim, name, ...rest, horizon, seed, replications, ...network, ...economics, decisions },
    [],
  );
}

function* leaves(value: unknown, path: Path): Generator<[string, unknown]> {
  const isLaw = typeof value === 'object' && value !== null && 'law' in value;
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    for (const [index, item] of value.entries()) yield* leaves(item, [...path, index]);
  } else if (typeof value !== 'object' || value === null || Array.isArray(value) || isLaw) {
    yield [path.reduce<string>(childPath, ''), value];
  } else for (const [key, below] of Object.entries(value)) yield* leaves(below, [...path, key]);
}

function shownValue(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return `[${value.map(shownValue).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value).replace(/^"(.*)"$/, '$1');
  const { law = '', ...parameters } = value as Record<string, unknown>;
  const parts = Object.entries(parameters).map(([key, part]) => `${key} ${shownValue(part)}`);
  return `${String(law)}(${parts.join(', ')})`;
}
