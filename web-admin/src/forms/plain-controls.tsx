import { NumberInput, Select, Switch, Text, TextInput } from '@mantine/core';
import { formatBitrate } from '../format/numbers.js';
import { useLanguage, useTexts } from '../i18n/i18n.js';
import type { Texts } from '../i18n/en.js';
import { useField } from './form-context.js';
import type { Choice, Field, FieldOf } from './schema.js';
import type { Path } from './values.js';

export interface ControlProps<Kind extends Field['kind']> {
  field: FieldOf<Kind>;
  path: Path;
}

export function TextControl({ field, path }: ControlProps<'text'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  return (
    <TextInput
      id={id}
      label={field.label}
      description={field.description}
      error={problem}
      withAsterisk={field.isRequired}
      aria-required={field.isRequired || undefined}
      placeholder={placeholderOf(field, t)}
      type={field.isUrl ? 'url' : 'text'}
      autoComplete="off"
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

export function NumberControl({ field, path }: ControlProps<'number'>) {
  const { language, texts: t } = useLanguage();
  const { id, value, problem, change } = useField(path);
  const shown = typeof value === 'number' ? value : typeof field.default === 'number' ? field.default : undefined;
  const unit = field.unit === 'bit/s' && shown !== undefined ? formatBitrate(shown, language) : field.unit;
  return (
    <NumberInput
      id={id}
      label={field.label}
      description={field.description}
      error={problem}
      withAsterisk={field.isRequired}
      aria-required={field.isRequired || undefined}
      placeholder={placeholderOf(field, t)}
      // Limits are told, not enforced by changing what somebody is typing.
      clampBehavior="none"
      allowDecimal={!field.isInteger}
      decimalSeparator={language === 'de' ? ',' : '.'}
      thousandSeparator=" "
      hideControls
      rightSection={unit === undefined ? undefined : <Unit text={unit} />}
      rightSectionWidth={unit === undefined ? undefined : unit.length * 8 + 18}
      rightSectionPointerEvents="none"
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(next) => change(next === '' ? undefined : next)}
    />
  );
}

function Unit({ text }: { text: string }) {
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {text}
    </Text>
  );
}

export function SwitchControl({ field, path }: ControlProps<'switch'>) {
  const { id, value, problem, change } = useField(path);
  const isOn = typeof value === 'boolean' ? value : field.default === true;
  return (
    <Switch
      id={id}
      label={field.label}
      description={field.description}
      error={problem}
      checked={isOn}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}

export function ChoiceControl({ field, path }: ControlProps<'choice'>) {
  const t = useTexts();
  const { id, value, problem, change } = useField(path);
  return (
    <Select
      id={id}
      label={field.label}
      description={field.description}
      error={problem}
      withAsterisk={field.isRequired}
      placeholder={placeholderOf(field, t)}
      data={field.choices.map(({ value: choice, label }) => ({ value: String(choice), label }))}
      clearable={!field.isRequired}
      clearButtonProps={{ 'aria-label': t.form.useDefault }}
      allowDeselect={false}
      checkIconPosition="right"
      value={value === undefined || value === null ? null : String(value)}
      onChange={(text) => change(choiceOf(field.choices, text))}
    />
  );
}

/** The typed value behind the text of a select; undefined when cleared. */
export function choiceOf(choices: readonly Choice[], text: string | null): Choice['value'] | undefined {
  return choices.find(({ value }) => String(value) === text)?.value;
}

/** An empty field says what Portier then uses. */
export function placeholderOf(field: Field, t: Texts): string {
  if (field.default === null) return t.form.noValue;
  if (field.default === undefined) return field.isRequired ? '' : t.common.optional;
  return t.form.defaultIs(defaultText(field));
}

function defaultText(field: Field): string {
  const label = field.kind === 'choice' && field.choices.find(({ value }) => value === field.default)?.label;
  if (label) return label;
  if (typeof field.default === 'number') return groupedDigits(field.default);
  return typeof field.default === 'object' ? JSON.stringify(field.default) : String(field.default);
}

/** As the number inputs write it: `3 000 000`. */
const groupedDigits = (value: number) => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ' ');
