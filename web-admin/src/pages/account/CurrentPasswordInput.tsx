import { PasswordInput } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';

interface CurrentPasswordInputProps {
  value: string;
  onChange: (password: string) => void;
  error: string | undefined;
}

/** The password asked for once more, before what a stranger at an open screen must not do. */
export function CurrentPasswordInput({ value, onChange, error }: CurrentPasswordInputProps) {
  const t = useTexts();
  return (
    <PasswordInput
      label={t.account.currentPassword}
      name="current-password"
      autoComplete="current-password"
      required
      withAsterisk={false}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': t.common.show }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
