/** The editor, loaded when somebody wants it: form, file and guide are views of the one document. */
import { useEffect, useState } from 'preact/hooks';
import type * as edit from '../edit/edit-view.tsx';
import { appWords } from '../words/app-words.ts';
import '../edit/edit.css';
import type { PageState } from './page-state.ts';

export function EditTab({ page }: { readonly page: PageState }) {
  const [loaded, setLoaded] = useState<typeof edit | undefined>(undefined);
  useEffect(() => {
    import('../edit/edit-view.tsx').then(setLoaded, (error: unknown) => {
      page.notice.value = String(error);
    });
    void page.document.beginEditing();
  }, []);
  if (loaded === undefined) {
    return (
      <p class="app-panel" aria-live="polite">
        {appWords.loadingEditor}
      </p>
    );
  }
  return (
    <loaded.EditView
      document={page.document}
      onRun={() => {
        page.runDocument();
        page.view.value = 'compare';
      }}
    />
  );
}
