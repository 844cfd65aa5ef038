import { Collapse, Stack, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { FormContext } from './form-context.js';
import { FieldControl } from './FieldControl.js';
import type { Problems } from './problems.js';
import type { Field } from './schema.js';
import type { Path, Values } from './values.js';
import classes from './form.module.css';

interface SchemaFormProps {
  fields: readonly Field[];
  values: Values;
  problems: Problems;
  /** Names of secret fields that have a stored value. */
  secretsSet: readonly string[];
  onChange: (path: Path, value: unknown) => void;
}

/** Controls for the fields of a task type; the rarely needed ones are folded away. */
export function SchemaForm({ fields, values, problems, secretsSet, onChange }: SchemaFormProps) {
  const t = useTexts();
  const [isUnfolded, setUnfolded] = useState(false);
  const state = useMemo(
    () => ({ values, problems, secretsSet, change: onChange }),
    [values, problems, secretsSet, onChange],
  );
  const advanced = fields.filter(({ isAdvanced }) => isAdvanced);
  const hasAdvancedProblem = advanced.some(({ key }) =>
    Object.keys(problems).some((path) => path === key || path.startsWith(`${key}.`)),
  );
  const isOpen = isUnfolded || hasAdvancedProblem;
  return (
    <FormContext value={state}>
      <Stack gap="lg">
        <FieldGrid fields={fields.filter(({ isAdvanced }) => !isAdvanced)} />
        {advanced.length > 0 && (
          <div className={classes['advanced']}>
            <UnstyledButton
              className={classes['advancedToggle']}
              aria-expanded={isOpen}
              onClick={() => setUnfolded(!isOpen)}
            >
              <IconChevronRight size={17} className={classes['chevron']} data-open={isOpen || undefined} aria-hidden />
              {t.form.advanced}
            </UnstyledButton>
            <Collapse expanded={isOpen} keepMounted={false}>
              <div className={classes['unfolded']}>
                <FieldGrid fields={advanced} />
              </div>
            </Collapse>
          </div>
        )}
      </Stack>
    </FormContext>
  );
}

const narrowKinds: Field['kind'][] = ['number', 'choice'];

/** Short fields stand side by side where there is room. */
function FieldGrid({ fields }: { fields: readonly Field[] }) {
  return (
    <div className={classes['grid']}>
      {fields.map((field) => (
        <div key={field.key} data-wide={!narrowKinds.includes(field.kind) || undefined}>
          <FieldControl field={field} path={[field.key]} />
        </div>
      ))}
    </div>
  );
}
