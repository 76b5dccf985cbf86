/** What `scripts/page-presets.mjs` needs of the project when the page is built; no part of the page itself. */
export { readScenario } from '../../language/index.ts';
export { gallery } from './gallery.ts';
