/** Where the page begins. */
import { render } from 'preact';
import { Frame } from './frame.tsx';
import { createPage } from './page-state.ts';
import './page.css';

const root = document.getElementById('page');
if (root !== null) {
  const page = createPage();
  render(<Frame page={page} />, root);
  if (location.hash.length > 1 && location.hash !== '#main') void page.follow(location.hash);
}
