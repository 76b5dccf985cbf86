/** Files of what is displayed, made in the page: a picture with its colours within it, or its numbers. */

/** Properties of marks that come from the page's style sheet. */
const painted = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font',
  'fill-opacity',
] as const;

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A copy of a picture that needs no style sheet, with its caption as title and description. */
export function standaloneSvg(svg: SVGSVGElement, caption: string, ground: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const originals = svg.querySelectorAll('*');
  for (const [index, mark] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const property of painted) {
      const value = style.getPropertyValue(property);
      if (value !== '')
        mark.setAttribute(
          property === 'font' ? 'style' : property,
          property === 'font' ? `font:${value}` : value,
        );
    }
    for (const name of ['class', 'tabindex', 'role']) mark.removeAttribute(name);
  }
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: ground }))
    rect.setAttribute(name, value);
  const description = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  description.textContent = caption;
  copy.prepend(description, rect);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture in pixels, twice as fine as the screen's. */
export async function pngOf(svgText: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser draws no pictures');
    context.scale(2, 2);
    context.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture came out')) : resolve(blob))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
