import { Alert } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';
import { fieldErrors } from '../parts/field-errors.js';
import { problemSentence } from '../parts/notices.js';
import { RestoredNotice } from '../parts/RestoredNotice.js';
import { isStale } from '../parts/stale.js';
import { StaleNotice } from '../parts/StaleNotice.js';
import type { DraftForm } from './use-draft.js';

/** What a form sends: its text, and the version that was made from. */
export interface Submission<Draft> {
  draft: Draft;
  version: number;
}

interface FormNoticesProps<Draft extends object> {
  form: DraftForm<Draft>;
  save: {
    error: Error | null;
    variables: Submission<Draft> | undefined;
    mutate: (submission: Submission<Draft>) => void;
    reset: () => void;
  };
  /** Id of the thing that is changed; absent for a new one, which nobody else can have changed. */
  objectId?: string | undefined;
  /** Names of the fields as the form shows them. */
  labels?: Readonly<Record<string, string>>;
}

/** Above the fields of a form: text that came back, somebody else's change, or why it was not saved. */
export function FormNotices<Draft extends object>({ form, save, objectId, labels = {} }: FormNoticesProps<Draft>) {
  return (
    <>
      {form.isRestored && <RestoredNotice onDiscard={form.takeTheirs} />}
      {isStale(save.error) && objectId !== undefined ? (
        <StaleNotice
          objectId={objectId}
          base={form.base}
          mine={form.draft}
          theirs={form.theirs}
          isLoaded={form.theirVersion > (save.variables?.version ?? 0)}
          labelOf={(path) => labels[path] ?? path}
          onTakeTheirs={() => (form.takeTheirs(), save.reset())}
          onSave={(draft) => (form.setDraft(draft), save.mutate({ draft, version: form.theirVersion }))}
        />
      ) : (
        <SaveFailure error={save.error} />
      )}
    </>
  );
}

/** Why something was not saved, unless that stands at the fields. */
export function SaveFailure({ error }: { error: Error | null }) {
  const t = useTexts();
  if (error === null || fieldErrors(error, t).size > 0) return null;
  return (
    <Alert color="red" role="alert">
      {problemSentence(error, t)}
    </Alert>
  );
}
