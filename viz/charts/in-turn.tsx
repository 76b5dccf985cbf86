/** What is drawn when its turn comes; until then it stays as it was. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { askForTurn, leaveTurn } from './turns.ts';

export interface InTurnProps {
  readonly draw: () => ComponentChildren;
}

/** Where there is no document (a test that renders to text), everything is drawn at once. */
const atOnce = typeof document === 'undefined';

export function InTurn({ draw }: InTurnProps) {
  const latest = useRef(draw);
  latest.current = draw;
  const [drawn, setDrawn] = useState<ComponentChildren>(() => (atOnce ? draw() : null));
  const turn = useRef(() => setDrawn(latest.current()));
  useEffect(() => {
    askForTurn(turn.current);
  }, [draw]);
  useEffect(() => () => leaveTurn(turn.current), []);
  return <>{drawn}</>;
}
