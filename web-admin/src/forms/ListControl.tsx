import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { formatBitrate, formatNumber } from '../format/numbers.js';
import { useLanguage, useTexts } from '../i18n/i18n.js';
import { FieldControl } from './FieldControl.js';
import { useField } from './form-context.js';
import type { ControlProps } from './plain-controls.js';
import type { Field } from './schema.js';
import { emptyValueOf, withRowMoved, type Path } from './values.js';
import classes from './form.module.css';

/** Rows that can be added, removed and moved, such as the rungs of a ladder. */
export function ListControl({ field, path }: ControlProps<'list'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  const isDefault = value === undefined && Array.isArray(field.default);
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <fieldset
      className={classes['list']}
      id={id}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
    >
      <legend className={classes['legend']}>{field.label}</legend>
      {field.description !== undefined && <div className={classes['description']}>{field.description}</div>}
      {isDefault ? (
        <DefaultRows field={field.item} rows={field.default as unknown[]} onChange={() => change(field.default)} />
      ) : (
        <>
          {rows.length === 0 && (
            <Text size="sm" c="dimmed" py={6}>
              {t.form.emptyList}
            </Text>
          )}
          {rows.map((_row, index) => (
            <Row
              key={index}
              item={field.item}
              path={[...path, index]}
              index={index}
              rows={rows}
              change={change}
              canRemove={rows.length > field.minItems}
            />
          ))}
          <Group gap="xs" mt="xs">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={rows.length >= field.maxItems}
              onClick={() => change([...rows, emptyValueOf(field.item)])}
            >
              {t.form.addRow}
            </Button>
            {field.default !== undefined && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => change(undefined)}>
                {t.form.useDefault}
              </Button>
            )}
          </Group>
        </>
      )}
      {problem !== undefined && (
        <div className={classes['problem']} id={`${id}-problem`} tabIndex={-1} aria-invalid="true">
          {problem}
        </div>
      )}
    </fieldset>
  );
}

interface RowProps {
  item: Field;
  path: Path;
  index: number;
  rows: readonly unknown[];
  change: (rows: unknown[]) => void;
  canRemove: boolean;
}

function Row({ item, path, index, rows, change, canRemove }: RowProps) {
  const t = useTexts();
  const number = index + 1;
  const fields = item.kind === 'group' ? item.fields : undefined;
  return (
    <div className={classes['row']} role="group" aria-label={t.form.row(number)}>
      <div className={classes['cells']}>
        {fields?.map((child) => <FieldControl key={child.key} field={child} path={[...path, child.key]} />) ?? (
          <FieldControl field={{ ...item, label: t.form.row(number) }} path={path} />
        )}
      </div>
      <Group gap={4} wrap="nowrap" className={classes['rowActions']}>
        <RowButton
          label={t.form.moveUp(number)}
          icon={IconArrowUp}
          isDisabled={index === 0}
          onClick={() => change(withRowMoved(rows, index, index - 1))}
        />
        <RowButton
          label={t.form.moveDown(number)}
          icon={IconArrowDown}
          isDisabled={index === rows.length - 1}
          onClick={() => change(withRowMoved(rows, index, index + 1))}
        />
        <RowButton
          label={t.form.removeRow(number)}
          icon={IconTrash}
          isDisabled={!canRemove}
          onClick={() => change(rows.filter((_row, at) => at !== index))}
        />
      </Group>
    </div>
  );
}

interface RowButtonProps {
  label: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  isDisabled: boolean;
  onClick: () => void;
}

function RowButton({ label, icon: Icon, isDisabled, onClick }: RowButtonProps) {
  return (
    <Tooltip label={label} withArrow>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={label} disabled={isDisabled} onClick={onClick}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function DefaultRows({ field, rows, onChange }: { field: Field; rows: unknown[]; onChange: () => void }) {
  const { language, texts: t } = useLanguage();
  const text = (row: unknown) =>
    field.kind === 'group'
      ? field.fields.map((child) => cellText(child, (row as Record<string, unknown>)[child.key], language)).join(' · ')
      : cellText(field, row, language);
  return (
    <>
      <div className={classes['defaults']}>
        {rows.map((row, index) => (
          <span key={index} className={classes['defaultRow']}>
            {text(row)}
          </span>
        ))}
      </div>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onChange}>
          {t.form.customise}
        </Button>
        <Text size="xs" c="dimmed">
          {t.form.defaultRows}
        </Text>
      </Group>
    </>
  );
}

function cellText({ unit }: Field, value: unknown, language: string): string {
  if (typeof value !== 'number') return String(value ?? '–');
  return unit === 'bit/s'
    ? formatBitrate(value, language)
    : `${formatNumber(value, language)}${unit ? ` ${unit}` : ''}`;
}
