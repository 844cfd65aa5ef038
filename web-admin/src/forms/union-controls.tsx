import { Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { FieldControl } from './FieldControl.js';
import { useField } from './form-context.js';
import { choiceOf, placeholderOf, type ControlProps } from './plain-controls.js';
import { BadJson } from './problems.js';
import { emptyValueOf } from './values.js';

const ownValue = '\u0000own';

/** A few fixed values, or one's own. */
export function EitherControl({ field, path }: ControlProps<'either'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  const fixed = field.choices.find((choice) => choice.value === value);
  const [wantsOwn, setWantsOwn] = useState(value !== undefined && fixed === undefined);
  const isOwn = wantsOwn && fixed === undefined;
  return (
    <Stack gap="xs">
      <Select
        id={isOwn ? `${id}-choice` : id}
        label={field.label}
        description={field.description}
        error={isOwn ? undefined : problem}
        placeholder={placeholderOf(field, t)}
        data={[
          ...field.choices.map((choice) => ({ value: String(choice.value), label: choice.label })),
          { value: ownValue, label: t.form.custom },
        ]}
        clearable={!field.isRequired}
        allowDeselect={false}
        value={isOwn ? ownValue : fixed === undefined ? null : String(fixed.value)}
        onChange={(text) => {
          setWantsOwn(text === ownValue);
          change(text === ownValue ? emptyValueOf(field.own) : choiceOf(field.choices, text));
        }}
      />
      {isOwn && <FieldControl field={{ ...field.own, label: t.form.custom, description: undefined }} path={path} />}
    </Stack>
  );
}

/** One of several groups of fields. */
export function VariantsControl({ field, path }: ControlProps<'variants'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  const given = (value ?? field.default ?? {}) as Record<string, unknown>;
  const variant = field.variants.find((candidate) => candidate.value === given[field.discriminator]);
  return (
    <Stack gap="xs">
      <Select
        id={id}
        label={field.label}
        description={field.description}
        error={problem}
        withAsterisk={field.isRequired}
        placeholder={placeholderOf(field, t)}
        data={field.variants.map(({ value: mark, label }) => ({ value: mark, label }))}
        allowDeselect={false}
        value={variant?.value ?? null}
        onChange={(mark) => change(mark === null ? undefined : { [field.discriminator]: mark })}
      />
      {variant !== undefined &&
        value !== undefined &&
        variant.fields.map((child) => <FieldControl key={child.key} field={child} path={[...path, child.key]} />)}
    </Stack>
  );
}

/** Anything else, as JSON. */
export function JsonControl({ field, path }: ControlProps<'json'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  const [text, setText] = useState(() =>
    value instanceof BadJson ? value.text : value === undefined ? '' : JSON.stringify(value, null, 2),
  );
  return (
    <Textarea
      id={id}
      label={field.label}
      description={field.description}
      error={problem}
      withAsterisk={field.isRequired}
      placeholder={placeholderOf(field, t)}
      autosize
      minRows={3}
      ff="monospace"
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        change(parsed(event.currentTarget.value));
      }}
    />
  );
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return new BadJson(text);
  }
}
