import { PasswordInput } from '@mantine/core';
import { passwordProblem, minimalPasswordLength } from '../../../../libs/contract/src/password-rules.js';
import { useTexts } from '../../i18n/i18n.js';

interface NewPasswordInputProps {
  /** Name and mail address of the person: the password must not be like them. */
  own: readonly string[];
  value: string;
  onChange: (password: string) => void;
  /** What Portier said of it. */
  error?: string | undefined;
  autoFocus?: boolean;
}

/** A new password, judged while it is typed by the rules that Portier applies. */
export function NewPasswordInput({ own, value, onChange, error, autoFocus = false }: NewPasswordInputProps) {
  const t = useTexts();
  const problem = value === '' ? null : passwordProblem(value, own);
  const sentence = problem && t.account.passwordProblems[problem](minimalPasswordLength - [...value].length);
  const hint = sentence ?? (value === '' ? t.account.newPasswordHint(minimalPasswordLength) : t.account.passwordGood);
  // Portier applies the same rules; here they are said in the language of the page.
  const refusal = error === undefined ? undefined : (sentence ?? error);
  return (
    <PasswordInput
      label={t.account.newPassword}
      description={refusal === undefined && <span aria-live="polite">{hint}</span>}
      error={refusal}
      name="new-password"
      autoComplete="new-password"
      required
      withAsterisk={false}
      autoFocus={autoFocus}
      visibilityToggleButtonProps={{ 'aria-label': t.common.show }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
