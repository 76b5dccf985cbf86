/** What a key means, in one paragraph. */
import type { KeyHelp } from '../../language/editing.ts';
import { editWords } from '../words/edit-words.ts';

export function HelpLine({ help }: { readonly help: KeyHelp }) {
  const { name, sentence, written, without } = help;
  return (
    <>
      <b>{name}</b>: {sentence}{' '}
      <span class="edit-place">
        {editWords.written(written)}; {without === null ? editWords.needed : editWords.byDefault(without)}
      </span>
    </>
  );
}
