/** A chart as text, as it is laid beside its snapshot, and what is read out of it. */
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A line for each element, so that a difference reads well. */
export function pictureOf(chart: VNode): string {
  return `${render(chart).replaceAll('><', '>\n<')}\n`;
}

/** The values of an attribute of all elements that carry a class, in the order of the picture. */
export function attributes(picture: string, carries: string, attribute: string): readonly string[] {
  return [...picture.matchAll(/<[a-z]+ [^>]*>/g)].flatMap(([element]) => {
    const classes = / class="([^"]*)"/.exec(element)?.[1]?.split(' ') ?? [];
    const value = new RegExp(` ${attribute}="([^"]*)"`).exec(element)?.[1];
    return classes.includes(carries) && value !== undefined ? [value] : [];
  });
}

/** Where elements of a class were moved to. */
export function places(picture: string, carries: string): readonly (readonly [x: number, y: number])[] {
  return attributes(picture, carries, 'transform').map((text) => {
    const [, x, y] = /translate\(([^,]+),([^)]+)\)/.exec(text) ?? [];
    return [Number(x), Number(y)];
  });
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The labels of the axes that stand under their ticks. */
export function labelsBelow(picture: string): readonly Label[] {
  return [...picture.matchAll(/<text x="([^"]+)" y="([^"]+)" text-anchor="middle">\n?([^<]*)/g)].map(
    ([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text }),
  );
}

/** Numbers that no picture may hold. */
export function brokenNumbers(picture: string): readonly string[] {
  return [...picture.matchAll(/="[^"]*(?:NaN|undefined|Infinity)[^"]*"/g)].map(([its]) => its);
}
