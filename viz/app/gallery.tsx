/** The shipped scenarios, a picture and a sentence each. */
import type { PresetSummary } from '../presets/preset.ts';
import { appWords } from '../words/app-words.ts';
import { NetworkPicture } from './network-picture.tsx';

export interface GalleryProps {
  readonly presets: readonly PresetSummary[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function Gallery({ presets, chosen, onChoose }: GalleryProps) {
  return (
    <section aria-labelledby="gallery-title" class="app-main">
      <div class="app-title">
        <h1 id="gallery-title">{appWords.galleryTitle}</h1>
        <p>{appWords.galleryHint}</p>
      </div>
      <ul class="app-gallery">
        {presets.map((preset) => (
          <li key={preset.id} data-preset={preset.id}>
            <button
              type="button"
              aria-current={preset.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(preset.id)}
            >
              <NetworkPicture preset={preset} />
              <strong>{preset.title}</strong>
              <span>{preset.sentence}</span>
              <small>
                {appWords.machines(preset.machines)}, {appWords.years(preset.years)},{' '}
                {preset.alternatives.map(({ title }) => title).join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
