/**
 * Maps that are like others: `like: NAME` stands for what the map NAME holds, with the keys beside it laid over that. NAME
 * is something under the same key, or one of `templates`. Nothing is left of either when a tree is written out, but the
 * positions: a wrong value of a template is told of where it stands.
 */
import {
  badId,
  expectedMap,
  expectedText,
  likeInCircle,
  likeIsTwoThings,
  noSuchLike,
  tooMuchAlike,
} from '../messages.ts';
import type { Complaint, Problem } from '../problem.ts';
import { isId } from '../schema/form.ts';
import { composed, overlaid } from './overlay.ts';
import {
  childOf,
  isAnnotated,
  likeIn,
  likeKey,
  plain,
  textOf,
  waits,
  without,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
} from './source-tree.ts';

/** Keys and values that maps that are like others may hold together; a template of templates grows fast. */
export const mostAlike = 200_000;

/** The tree with everything that is like another written out, without its templates; the names of those that were used. */
export function writtenOut(
  tree: SourceNode,
  problems: Problem[],
): { readonly tree: SourceNode; readonly used: ReadonlySet<string>; readonly isTooMuch: boolean } {
  const writing = new Writing(tree, problems);
  const written = writing.all(without(tree, [['templates']]));
  return { tree: written, used: writing.used, isTooMuch: writing.isTooMuch };
}

/** The base with the overlay laid over it, whose selectors see what is like another written out. */
export function laidOver(base: SourceNode, overlay: SourceNode, problems: Problem[]): SourceNode {
  return overlaid(base, overlay, problems, writtenOut(base, []).tree);
}

class Writing {
  readonly used = new Set<string>();
  readonly #templates: SourceMap;
  readonly #problems: Problem[];
  #written = 0;

  constructor(tree: SourceNode, problems: Problem[]) {
    this.#problems = problems;
    const templates = childOf(tree, 'templates');
    if (templates !== undefined && templates.kind !== 'map')
      this.#tell(templates, expectedMap(plain(templates)));
    this.#templates =
      templates?.kind === 'map' ? templates : { kind: 'map', at: tree.at, path: '', entries: new Map() };
    for (const [name, { keyAt, node }] of this.#templates.entries) {
      if (!isId(name)) problems.push(badId(name)({ ...keyAt, path: node.path, value: null }));
      if (node.kind !== 'map') this.#tell(node, expectedMap(plain(node)));
    }
  }

  /** Whether something was left out, there being too much. */
  get isTooMuch(): boolean {
    return this.#written > mostAlike;
  }

  /** The root itself is like nothing. */
  all(node: SourceNode): SourceNode {
    const name = node.kind === 'map' ? likeIn(node) : undefined;
    if (name !== undefined) this.#tell(name, noSuchLike(name.text, []));
    return this.#children(
      node.kind === 'map' && waits(node) ? overlaid(undefined, withoutLike(node), []) : node,
      [],
      false,
    );
  }

  /** `open`: what is being written out around the node. */
  #one(node: SourceNode, beside: SourceNode, open: readonly SourceNode[], counts: boolean): SourceNode {
    if (counts && ++this.#written > mostAlike) {
      if (this.#written === mostAlike + 1) this.#tell(node, tooMuchAlike(mostAlike));
      return node.kind === 'scalar'
        ? node
        : { kind: 'scalar', at: node.at, path: node.path, value: null, text: '' };
    }
    if (node.kind !== 'map' || !waits(node)) return this.#children(node, open, counts);
    const opened = [...open];
    return this.#children(this.#flat(node, beside, opened), opened, true);
  }

  #children(node: SourceNode, open: readonly SourceNode[], counts: boolean): SourceNode {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.#one(item, node, open, counts));
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    let isSame = true;
    const entries = new Map<string, SourceEntry>();
    for (const [key, entry] of node.entries) {
      const child = this.#one(entry.node, node, open, counts);
      if (child !== entry.node) isSame = false;
      if (key === likeKey && child.kind !== 'map') {
        this.#tell(child, expectedText(plain(child)));
        isSame = false;
      } else entries.set(key, child === entry.node ? entry : { ...entry, node: child });
    }
    return isSame ? node : { ...node, entries };
  }

  /** The map with what it is like under its own keys; what was opened on the way is added to `open`. */
  #flat(node: SourceMap, beside: SourceNode, open: SourceNode[]): SourceNode {
    const name = likeIn(node);
    const own = { ...withoutLike(node), layers: (node.layers ?? []).map(withoutLike) };
    const target = name === undefined ? undefined : this.#named(name, beside, node);
    if (name === undefined) return overlaid(undefined, own, this.#problems);
    if (target === undefined) return overlaid(undefined, own, []);
    if (open.includes(target)) {
      this.#tell(name, likeInCircle(name.text));
      return overlaid(undefined, own, []);
    }
    open.push(target);
    const around = target === this.#templates.entries.get(name.text)?.node ? this.#templates : beside;
    const under = waits(target) ? this.#flat(target, around, open) : target;
    return { ...overlaid(under, own, this.#problems), at: node.at, path: node.path };
  }

  #named(name: SourceNode & { kind: 'scalar' }, beside: SourceNode, self: SourceNode): SourceMap | undefined {
    const there = (entry: SourceEntry | undefined): SourceMap | undefined =>
      entry?.node.kind === 'map' && !isAnnotated(entry.node) && entry.node !== self ? entry.node : undefined;
    const sibling = beside.kind === 'map' ? there(beside.entries.get(name.text)) : undefined;
    const template = there(this.#templates.entries.get(name.text));
    if (template !== undefined) this.used.add(name.text);
    if (sibling !== undefined && template !== undefined && sibling !== template) {
      this.#tell(name, likeIsTwoThings(name.text));
    } else if (sibling === undefined && template === undefined) {
      const siblings =
        beside.kind === 'map' ? [...beside.entries].flatMap(([key, its]) => (there(its) ? [key] : [])) : [];
      this.#tell(name, noSuchLike(name.text, [...new Set([...siblings, ...this.#templates.entries.keys()])]));
    }
    return sibling ?? template;
  }

  #tell(node: SourceNode, complaint: Complaint): void {
    this.#problems.push(complaint({ ...node.at, path: node.path, value: textOf(node) }));
  }
}

function withoutLike(map: SourceMap): SourceMap {
  const { layers: _layers, ...its } = map;
  const entries = new Map(map.entries);
  if (entries.get(likeKey)?.node.kind === 'scalar') entries.delete(likeKey);
  return { ...its, entries };
}

/** The overlays of a section, by id, each laid over those that it is like. */
export function overlaysIn(section: SourceMap, problems: Problem[]): ReadonlyMap<string, SourceMap> {
  const overlay = (id: string, open: readonly string[]): SourceMap | undefined => {
    const node = section.entries.get(id)?.node;
    if (node?.kind !== 'map') return undefined;
    const name = likeIn(node);
    if (name === undefined) return node;
    const spot = { ...name.at, path: name.path, value: name.text };
    if (name.text === id || open.includes(name.text)) problems.push(likeInCircle(name.text)(spot));
    else if (section.entries.get(name.text)?.node.kind !== 'map') {
      problems.push(
        noSuchLike(
          name.text,
          [...section.entries.keys()].filter((key) => key !== id),
        )(spot),
      );
    } else {
      const under = overlay(name.text, [...open, id]);
      if (under !== undefined) return { ...composed(under, withoutLike(node)), at: node.at, path: node.path };
    }
    return withoutLike(node);
  };
  return new Map(
    [...section.entries.keys()].flatMap((id) => {
      const its = overlay(id, []);
      return its === undefined ? [] : [[id, its]];
    }),
  );
}
