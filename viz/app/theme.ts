/** Light, dark, or as the system has it; kept for the next visit where the browser lets us. */
import { effect, signal } from '@preact/signals';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const place = 'aftersim-theme';

/** A browser may refuse its store (a file from the disk, a private window): then the choice lives as long as the page. */
function kept(): Theme {
  try {
    return themes.find((its) => its === localStorage.getItem(place)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export const theme = signal<Theme>(kept());

export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto';
}

effect(() => {
  const its = theme.value;
  if (its === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = its;
  try {
    localStorage.setItem(place, its);
  } catch {
    // Nothing depends on it.
  }
});
