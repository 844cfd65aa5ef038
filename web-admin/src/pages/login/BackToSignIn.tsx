import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/i18n.js';

export function BackToSignIn() {
  const t = useTexts();
  return (
    <Anchor component={Link} to="/login" size="sm">
      {t.account.backToSignIn}
    </Anchor>
  );
}
