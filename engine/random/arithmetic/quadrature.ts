// Integrals by Gauss's rule with ten nodes (Abramowitz and Stegun, table 25.4), exact for polynomials of degree 19; the
// caller cuts the range so that the integrand is as smooth as one on each piece.

const nodes: readonly (readonly [node: number, weight: number])[] = [
  [0.14887433898163121088, 0.29552422471475287017],
  [0.4333953941292471908, 0.26926671930999635509],
  [0.67940956829902440623, 0.219086362515982044],
  [0.86506336668898451073, 0.14945134915058059315],
  [0.97390652851717172008, 0.066671344308688137594],
];

/** The integral of a smooth function from `low` to `high`, cut into so many pieces of the same width. */
export function integrate(integrand: (x: number) => number, low: number, high: number, pieces = 1): number {
  const half = (0.5 * (high - low)) / pieces;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const centre = low + half * (2 * piece + 1);
    for (const [node, weight] of nodes) {
      sum += weight * (integrand(centre - half * node) + integrand(centre + half * node));
    }
  }
  return half * sum;
}
