/** Puts up its children one by one, each in a task of its own, so that the first is seen before the last is made. */
import { toChildArray, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { askForTurn, leaveTurn } from './turns.ts';

export interface OneByOneProps {
  readonly children: ComponentChildren;
}

const atOnce = typeof document === 'undefined';

export function OneByOne({ children }: OneByOneProps) {
  const all = toChildArray(children);
  const [there, setThere] = useState(atOnce ? Infinity : 0);
  useEffect(() => {
    if (there >= all.length) return;
    const next = (): void => setThere(there + 1);
    askForTurn(next);
    return () => leaveTurn(next);
  }, [there, all.length]);
  return <>{all.slice(0, there)}</>;
}
