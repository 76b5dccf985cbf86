/**
 * A link holds everything: the scenario's text, packed against the preset that it began from, and what one looked at.
 * It stands in the fragment, which a browser sends to nobody. What a link says is checked before anything is done with
 * it: whoever sends it may be a stranger.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { shareWords } from '../words/share-words.ts';

/** Version of the form of links. */
export const linkVersion = 1;
/** Characters above which a file is the better way. */
export const longestHandy = 8_000;
/** Characters of a fragment, and of what it unpacks to, that are read at all. */
const longestFragment = 65_536;
const longestText = 2_000_000;

export interface LinkState {
  /** Id of the preset that the text began from; null: none. */
  readonly preset: string | null;
  readonly text: string;
  readonly view: string;
  readonly shown: readonly string[];
  readonly replications: number;
  readonly watched: { readonly alternative: string; readonly replication: number };
  /** Version of the engine whose numbers were looked at. */
  readonly engine: string;
}

export type ReadLink = { readonly state: LinkState } | { readonly problem: string };

interface Packed {
  readonly v: string;
  readonly s: readonly string[];
  readonly n: number;
  readonly w: readonly [string, number];
  readonly e: string;
}

/** The fragment for a state, `#` included. `presetText` of the preset that it names. */
export function linkOf(state: LinkState, presetText: string): string {
  const { view, shown, replications, watched, engine, preset, text } = state;
  const packed: Packed = {
    v: view,
    s: shown,
    n: replications,
    w: [watched.alternative, watched.replication],
    e: engine,
  };
  const content = strToU8(`${JSON.stringify(packed)}\n${text}`);
  const dictionary = dictionaryOf(presetText);
  const bytes = deflateSync(content, { level: 9, ...(preset !== null && { dictionary }) });
  return `#${linkVersion}.${preset ?? ''}.${base64url(bytes)}`;
}

/** A window of the preset that the packer can look back to. */
function dictionaryOf(presetText: string): Uint8Array {
  return strToU8(presetText).subarray(-32_768);
}

/** What a fragment says, or why it says nothing. `presets`: texts of the presets that there are. */
export function readLink(fragment: string, presets: ReadonlyMap<string, string>): ReadLink {
  if (fragment.length > longestFragment) return { problem: shareWords.link.tooLong };
  const [, version, preset, packed] = /^#?(\d+)\.([A-Za-z0-9-]*)\.([A-Za-z0-9_-]+)$/.exec(fragment) ?? [];
  if (version === undefined || preset === undefined || packed === undefined) {
    return { problem: shareWords.link.damaged };
  }
  if (Number(version) !== linkVersion) return { problem: shareWords.link.otherVersion(version) };
  const presetText = preset === '' ? '' : presets.get(preset);
  if (presetText === undefined) return { problem: shareWords.link.unknownPreset(preset) };
  const content = unpacked(packed, preset === '' ? undefined : dictionaryOf(presetText));
  if (content === undefined) return { problem: shareWords.link.damaged };
  const end = content.indexOf('\n');
  const state = end < 0 ? undefined : stateFrom(content.slice(0, end));
  if (state === undefined) return { problem: shareWords.link.damaged };
  return { state: { ...state, preset: preset === '' ? null : preset, text: content.slice(end + 1) } };
}

function stateFrom(json: string): Omit<LinkState, 'preset' | 'text'> | undefined {
  let its: unknown;
  try {
    its = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof its !== 'object' || its === null) return undefined;
  const { v, s, n, w, e } = its as Partial<Record<keyof Packed, unknown>>;
  if (typeof v !== 'string' || typeof e !== 'string') return undefined;
  if (!isTexts(s) || !isCount(n) || !Array.isArray(w) || w.length !== 2) return undefined;
  const [alternative, replication] = w as readonly unknown[];
  if (typeof alternative !== 'string' || !isCount(replication)) return undefined;
  return { view: v, shown: s, replications: n, watched: { alternative, replication }, engine: e };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 200 && value.every((its) => typeof its === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100_000;
}

/** Unpacks piece by piece and stops where it gets too much: a few bytes can stand for a gigabyte. */
function unpacked(packed: string, dictionary: Uint8Array | undefined): string | undefined {
  try {
    const pieces: Uint8Array[] = [];
    let length = 0;
    const seen = { last: false };
    const inflate = new Inflate(dictionary === undefined ? {} : { dictionary }, (piece, last) => {
      length += piece.length;
      if (length > longestText) throw new RangeError('too much');
      pieces.push(piece);
      seen.last = last;
    });
    const bytes = bytesOf(packed);
    const portion = 256;
    for (let at = 0; at < bytes.length; at += portion) {
      inflate.push(bytes.subarray(at, at + portion), at + portion >= bytes.length);
    }
    if (!seen.last) return undefined;
    const all = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return strFromU8(all);
  } catch {
    return undefined;
  }
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
