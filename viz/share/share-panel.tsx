/** Copy a link, copy the command, save the scenario, open a file. */
import { useState } from 'preact/hooks';
import { saveFile } from '../charts/save.ts';
import { shareWords } from '../words/share-words.ts';
import { longestHandy } from './link.ts';

export interface SharePanelProps {
  /** The whole address, made when it is asked for. */
  readonly link: () => string;
  readonly command: string;
  readonly text: string;
  /** Of the file, without ending. */
  readonly name: string;
  readonly onOpen: (file: File) => void;
}

export function SharePanel({ link, command, text, name, onOpen }: SharePanelProps) {
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState('');
  const copy = (content: string, done: string): void => {
    navigator.clipboard.writeText(content).then(
      () => {
        setByHand('');
        setSaid(done);
      },
      () => {
        setSaid(shareWords.notCopied);
        setByHand(content);
      },
    );
  };
  return (
    <div class="share-panel">
      <h2 id="share-title">{shareWords.title}</h2>
      <p class="quiet">{shareWords.linkNote}</p>
      <div class="share-buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            const its = link();
            if (its.length > longestHandy) setSaid(shareWords.tooLongForLink(its.length));
            else copy(its, shareWords.copied);
          }}
        >
          {shareWords.copyLink}
        </button>
        <button type="button" onClick={() => copy(command, shareWords.commandCopied)}>
          {shareWords.copyCommand}
        </button>
        <button
          type="button"
          onClick={() => saveFile(`${name}.yaml`, new Blob([text], { type: 'text/yaml' }))}
        >
          {shareWords.saveFile}
        </button>
        <label class="share-open">
          {shareWords.openFile}
          <input
            type="file"
            accept=".yaml,.yml,.json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) onOpen(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <p role="status">{said}</p>
      {byHand === '' ? null : (
        <textarea class="share-by-hand" readOnly rows={4} value={byHand} aria-label={shareWords.copyLink} />
      )}
    </div>
  );
}
