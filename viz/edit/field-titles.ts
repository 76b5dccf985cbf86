/** How settings are called in the form: the keys of the language as words, ids as they are. */
import type { Path } from '../../language/editing.ts';
import type { Language } from '../document/language.ts';

/** `lostMargin` → `Lost margin`. */
export function titleOf(key: string): string {
  const words = key.replaceAll(
    /([\p{Ll}\p{N}])(\p{Lu})/gu,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What leads to a setting, below the depth at which its heading already says it. */
export function crumbsOf(language: Language, path: Path, depth: number): string {
  return path
    .slice(depth)
    .map((key, index) => {
      if (typeof key === 'number') return String(key + 1);
      return language.keyAt(path.slice(0, depth + index + 1)) === undefined ? key : titleOf(key);
    })
    .join(' › ');
}
