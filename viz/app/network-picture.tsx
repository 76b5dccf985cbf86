/** A small picture of a network for the gallery: places in layers, machines as dots below theirs. */
import type { PresetSummary } from '../presets/preset.ts';
import { appWords } from '../words/app-words.ts';

const width = 240;
const height = 96;
/** Dots for a place, at most: the picture tells few from many, not how many. */
const mostDots = 12;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly parent: number;
  readonly machines: number;
}

function depthOf(places: PresetSummary['places'], index: number): number {
  let depth = 0;
  for (let at = places[index]?.parent ?? -1; at >= 0; at = places[at]?.parent ?? -1) depth += 1;
  return depth;
}

function spots(places: PresetSummary['places']): readonly Spot[] {
  const depths = places.map((_, index) => depthOf(places, index));
  const deepest = Math.max(1, ...depths);
  return places.map(({ parent, machines }, index) => {
    const depth = depths[index] ?? 0;
    const row = places.flatMap((_, other) => (depths[other] === depth ? [other] : []));
    const x = ((row.indexOf(index) + 0.5) / row.length) * width;
    return { x, y: 14 + (depth / deepest) * 50, parent, machines };
  });
}

/** As many dots as two for each tenfold. */
function dotsOf(machines: number): number {
  return machines === 0 ? 0 : Math.min(mostDots, Math.round(2 + 3.4 * Math.log10(machines)));
}

export function NetworkPicture({ preset }: { readonly preset: PresetSummary }) {
  const all = spots(preset.places);
  return (
    <svg
      class="app-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={appWords.pictureOf(preset.title, all.length, preset.machines)}
    >
      {all.map(({ x, y, parent }) => {
        const up = all[parent];
        return up === undefined ? null : <line x1={x} y1={y} x2={up.x} y2={up.y} />;
      })}
      {all.map(({ x, y, machines }) => {
        const dots = dotsOf(machines);
        return Array.from({ length: dots }, (_, index) => (
          <circle
            class="machine"
            cx={x + (index - (dots - 1) / 2) * Math.min(9, (width / all.length / dots) * 0.9)}
            cy={y + 20}
            r={3}
          />
        ));
      })}
      {all.map(({ x, y }) => (
        <circle class="hub" cx={x} cy={y} r={6} />
      ))}
    </svg>
  );
}
