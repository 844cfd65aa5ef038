import { Fieldset, Stack } from '@mantine/core';
import { ListControl } from './ListControl.js';
import { ChoiceControl, NumberControl, SwitchControl, TextControl } from './plain-controls.js';
import type { Field, FieldOf } from './schema.js';
import { SecretControl } from './SecretControl.js';
import { EitherControl, JsonControl, VariantsControl } from './union-controls.js';
import type { Path } from './values.js';

/** The control for one field. */
export function FieldControl({ field, path }: { field: Field; path: Path }) {
  switch (field.kind) {
    case 'text':
      return field.isSecret ? <SecretControl field={field} path={path} /> : <TextControl field={field} path={path} />;
    case 'number':
      return <NumberControl field={field} path={path} />;
    case 'switch':
      return <SwitchControl field={field} path={path} />;
    case 'choice':
      return <ChoiceControl field={field} path={path} />;
    case 'either':
      return <EitherControl field={field} path={path} />;
    case 'list':
      return <ListControl field={field} path={path} />;
    case 'variants':
      return <VariantsControl field={field} path={path} />;
    case 'group':
      return <GroupControl field={field} path={path} />;
    case 'json':
      return <JsonControl field={field} path={path} />;
  }
}

function GroupControl({ field, path }: { field: FieldOf<'group'>; path: Path }) {
  return (
    <Fieldset legend={field.label}>
      <Stack>
        {field.fields.map((child) => (
          <FieldControl key={child.key} field={child} path={[...path, child.key]} />
        ))}
      </Stack>
    </Fieldset>
  );
}
