import { Anchor, Badge, Button } from '@mantine/core';
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Noun } from '../../api/keys.js';
import { useOne, type List } from '../../api/lists.js';
import { sessionQuery } from '../../api/session.js';
import type { AuditEntry, Stream, Undone } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { Instant } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { ChangeList } from './ChangeList.js';
import { actorName, changesOf, kindName } from './entry-text.js';
import { mayUndo } from './may-undo.js';
import { UndoneModal } from './UndoneModal.js';

type Row = Omit<AuditEntry, 'id'> & { id: string; entry: AuditEntry };

/** Nouns whose pages an undo may change. */
const touched: Noun[] = [
  ...(['audit', 'streams', 'keys', 'invitations', 'configurations', 'applications'] as const),
  ...(['media-servers', 'concierges', 'edges', 'users', 'groups', 'grants', 'quotas'] as const),
  ...(['alert-destinations', 'alert-rules'] as const),
];

interface AuditTableProps {
  list: List<AuditEntry>;
  /** The table is on the page of a stream: it need not be named. */
  isOfStream?: boolean;
  onActor?: (id: string) => void;
}

/** Changes, newest first, each with a way back. */
export function AuditTable({ list, isOfStream = false, onActor }: AuditTableProps) {
  const t = useTexts();
  const rows: List<Row> = { ...list, items: list.items?.map((entry) => ({ ...entry, id: String(entry.id), entry })) };
  return (
    <ListTable
      label={t.audit.title}
      list={rows}
      columns={useColumns({ isOfStream, onActor })}
      empty={<Empty icon={IconHistory} title={t.audit.emptyTitle} hint={t.audit.emptyHint} />}
    />
  );
}

function useColumns({ isOfStream, onActor }: Pick<AuditTableProps, 'isOfStream' | 'onActor'>): Column<Row>[] {
  const t = useTexts();
  return [
    {
      header: t.audit.what,
      isTitle: true,
      render: ({ entry }) => <What entry={entry} isOfStream={isOfStream === true} />,
    },
    {
      header: t.audit.who,
      render: ({ entry }) => <Who entry={entry} onActor={onActor} />,
    },
    { header: t.audit.when, render: ({ at }) => <Instant at={at} /> },
    { header: t.audit.changes, isWide: true, render: ({ entry }) => <ChangeList changes={changesOf(entry)} /> },
    { header: t.common.actions, isAtEnd: true, render: ({ entry }) => <Undo entry={entry} /> },
  ];
}

function What({ entry, isOfStream }: { entry: AuditEntry; isOfStream: boolean }) {
  const t = useTexts();
  const { kind, action, objectName, stream, undoes } = entry;
  const name = objectName === '' || objectName === stream?.name ? '' : ` ${objectName}`;
  return (
    <TwoLines
      first={
        <strong>
          {t.audit.did[action](kindName(kind, t))}
          {name}
        </strong>
      }
      second={
        <>
          {!isOfStream && stream !== null && (
            <Anchor component={Link} to={`/streams/${stream.id}`} size="sm">
              {stream.name ?? stream.id}
            </Anchor>
          )}
          {undoes !== null && ` ${t.audit.undoes(undoes)}`}
        </>
      }
    />
  );
}

function Who({ entry, onActor }: { entry: AuditEntry; onActor: AuditTableProps['onActor'] }) {
  const t = useTexts();
  const { actor, via, address } = entry;
  const { id } = actor;
  const name = actorName(entry, t);
  return (
    <TwoLines
      first={
        id !== null && onActor !== undefined ? (
          <Anchor component="button" type="button" size="sm" onClick={() => onActor(id)} title={t.audit.onlyThis(name)}>
            {name}
          </Anchor>
        ) : (
          name
        )
      }
      second={[via && t.audit.via[via], address].filter(Boolean).join(' · ')}
    />
  );
}

/** The rights on its stream are asked for once for all entries of it. */
function useMayUndo(entry: AuditEntry): boolean {
  const { data: user } = useQuery(sessionQuery);
  const isAsked = user?.isAdministrator === false && entry.stream !== null && entry.canUndo;
  const stream = useOne<Stream>('streams', entry.stream?.id ?? '', { isEnabled: isAsked });
  return user !== undefined && user !== null && mayUndo(entry, user, stream.data?.rights);
}

function Undo({ entry }: { entry: AuditEntry }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const undo = useAction({
    run: () => request<Undone>('POST', `/audit/${entry.id}/undo`),
    changes: touched,
    onSuccess: ({ missing }) => {
      if (missing.length === 0) showSuccess(t.audit.undone);
    },
  });
  const isAllowed = useMayUndo(entry);
  return (
    <>
      {entry.undoneBy !== null && <Badge variant="default">{t.audit.undone}</Badge>}
      {entry.canUndo && isAllowed && (
        <UndoButton entry={entry} isPending={undo.isPending} onUndo={() => undo.mutate(undefined)} />
      )}
      {undo.data !== undefined && undo.data.missing.length > 0 && (
        <UndoneModal entry={entry} missing={undo.data.missing} onClose={undo.reset} />
      )}
    </>
  );
}

function UndoButton({ entry, isPending, onUndo }: { entry: AuditEntry; isPending: boolean; onUndo: () => void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const what = `${t.audit.did[entry.action](kindName(entry.kind, t))} ${entry.objectName}`.trim();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowBackUp size={15} aria-hidden />}
      loading={isPending}
      aria-label={`${t.audit.undo}: ${what}`}
      onClick={() =>
        confirm({
          title: t.audit.undoTitle,
          text: t.audit.undoText(what),
          confirmLabel: t.audit.undo,
          onConfirm: onUndo,
        })
      }
    >
      {t.audit.undo}
    </Button>
  );
}
