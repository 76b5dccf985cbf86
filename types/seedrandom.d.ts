declare module 'seedrandom/lib/alea.js' {
  interface Generator {
    /** The next draw as a signed 32-bit integer. */
    int32(): number;
  }
  export default function alea(seed: string): Generator;
}
