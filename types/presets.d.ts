/** Made when the page is built: see scripts/page-presets.mjs and scripts/build-page.mjs. */
declare module 'virtual:presets' {
  /* eslint-disable @typescript-eslint/consistent-type-imports -- an ambient module may not import by a relative path */
  type Preset = import('../viz/presets/preset.ts').Preset;
  type PresetSummary = import('../viz/presets/preset.ts').PresetSummary;
  /* eslint-enable @typescript-eslint/consistent-type-imports */
  export const summaries: readonly PresetSummary[];
  export const load: Readonly<Record<string, () => Promise<{ readonly preset: Preset }>>>;
  /** The one that a visitor sees, at hand without waiting. */
  export const first: Preset;
}

/** Starts a worker: from a file beside the page, or from within it. */
declare module 'virtual:start-worker' {
  export function startWorker(): Worker;
}

declare module '*.css' {}
