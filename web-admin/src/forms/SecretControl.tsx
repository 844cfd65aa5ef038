import { Button, PasswordInput } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';
import { useField } from './form-context.js';
import { placeholderOf, type ControlProps } from './plain-controls.js';
import classes from './form.module.css';

/**
 * A value that Portier stores and never shows again. Left alone it stays (absent), typed it is replaced, cleared it is
 * removed (null).
 */
export function SecretControl({ field, path }: ControlProps<'text'>) {
  const t = useTexts();
  const { id, value, problem, isSecretSet, change } = useField(path);
  const isCleared = isSecretSet && value === null;
  const typed = typeof value === 'string' ? value : '';
  return (
    <div>
      <PasswordInput
        id={id}
        label={field.label}
        description={field.description}
        error={problem}
        withAsterisk={field.isRequired && !isSecretSet}
        placeholder={
          isCleared ? t.form.secretCleared : isSecretSet ? `•••••••• ${t.form.secretSet}` : placeholderOf(field, t)
        }
        autoComplete="new-password"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': `${t.common.show}: ${field.label}` }}
        value={typed}
        onChange={(event) => change(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
      {isSecretSet && typed === '' && (
        <Button
          className={classes['secretAction']}
          variant="subtle"
          size="compact-xs"
          color={isCleared ? 'portier' : 'red'}
          onClick={() => change(isCleared ? undefined : null)}
        >
          {isCleared ? t.form.secretKeep : t.form.secretClear}
        </Button>
      )}
    </div>
  );
}
