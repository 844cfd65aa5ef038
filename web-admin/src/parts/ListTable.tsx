import { Button, Center, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { List } from '../api/lists.js';
import { useTexts } from '../i18n/i18n.js';
import { Failure } from './Failure.js';
import classes from './table.module.css';

export interface Column<Item> {
  header: string;
  render: (item: Item) => ReactNode;
  /** The column names the row: large on a phone, and the row's header for screen readers. */
  isTitle?: boolean;
  /** Numbers and buttons stand at the end. */
  isAtEnd?: boolean;
  /** Long text takes the whole width on a phone. */
  isWide?: boolean;
  isNumber?: boolean;
}

interface ListTableProps<Item> {
  /** What the table lists, for screen readers. */
  label: string;
  list: List<Item>;
  columns: Column<Item>[];
  /** Shown instead of an empty table. */
  empty: ReactNode;
}

/** A list of the API as a table, as cards on a phone. Keeps showing what it has when a refresh fails. */
export function ListTable<Item extends { id: string }>({ label, list, columns, empty }: ListTableProps<Item>) {
  const t = useTexts();
  if (list.items === undefined) {
    return list.error === null ? (
      <RowsLoading />
    ) : (
      <Padded>
        <Failure error={list.error} onRetry={list.retry} />
      </Padded>
    );
  }
  if (list.items.length === 0) return <>{empty}</>;
  return (
    <>
      {/* With a focus of its own: who has no mouse scrolls a table that is too wide with the arrow keys. */}
      <div className={classes['scroll']} tabIndex={0} role="group" aria-label={label}>
        <table className={classes['table']} aria-label={label} role="table">
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ header, isAtEnd }) => (
                <th key={header} scope="col" role="columnheader" data-end={isAtEnd || undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {list.items.map((item) => (
              <Row key={item.id} item={item} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasMore && (
        <Center p="md">
          <Button variant="default" onClick={list.loadMore} loading={list.isLoadingMore}>
            {t.common.loadMore}
          </Button>
        </Center>
      )}
    </>
  );
}

// The roles are written out because `display: block` (on a phone) takes a table's own away.
function Row<Item>({ item, columns }: { item: Item; columns: Column<Item>[] }) {
  return (
    <tr role="row">
      {columns.map(({ header, render, isTitle, isAtEnd, isWide, isNumber }) => (
        <td
          key={header}
          role={isTitle ? 'rowheader' : 'cell'}
          data-label={header}
          data-title={isTitle || undefined}
          data-end={isAtEnd || undefined}
          data-wide={isWide || undefined}
          className={isNumber ? classes['number'] : undefined}
        >
          {render(item)}
        </td>
      ))}
    </tr>
  );
}

/** The link a row is about; pressing anywhere in the row follows it. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes['rowLink']} data-row-link>
      {children}
    </Link>
  );
}

function RowsLoading() {
  const t = useTexts();
  return (
    <Padded>
      <Stack gap="sm" aria-busy aria-label={t.app.loading} role="status">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={38} radius="md" />
        ))}
      </Stack>
    </Padded>
  );
}

const Padded = ({ children }: { children: ReactNode }) => <div style={{ padding: '4px 18px 18px' }}>{children}</div>;
