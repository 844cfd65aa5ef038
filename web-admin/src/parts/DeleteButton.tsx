import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useAction } from '../api/actions.js';
import { request } from '../api/client.js';
import type { Noun } from '../api/keys.js';
import { finished } from '../forms/UnsavedGuard.js';
import { useTexts } from '../i18n/i18n.js';
import { useConfirm } from './confirm.js';

interface DeleteButtonProps {
  /** Of the thing in the API, such as `/streams/<id>`. */
  path: string;
  /** Page to go to afterwards. */
  next: string;
  /** Other nouns whose lists and items change with it. */
  changes?: Noun[];
  title: string;
  text: string;
}

/** Deletes the thing a page is about, after a question. */
export function DeleteButton({ path, next, changes = [], title, text }: DeleteButtonProps) {
  const t = useTexts();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const remove = useAction({
    run: () => request('DELETE', path),
    changes,
    onSuccess: () => void navigate(next, finished),
  });
  const ask = () => confirm({ title, text, confirmLabel: t.common.delete, onConfirm: () => remove.mutate(undefined) });
  return (
    <Button color="red" variant="light" loading={remove.isPending} onClick={ask}>
      {t.common.delete}
    </Button>
  );
}
