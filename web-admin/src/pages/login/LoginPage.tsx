import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { signInOptionsQuery, type OpenIdRefusal } from '../../api/account.js';
import { sessionQuery } from '../../api/session.js';
import { useTexts } from '../../i18n/i18n.js';
import { PublicFrame } from './PublicFrame.js';
import { SignInForm } from './SignInForm.js';
import { safeNext } from './safe-next.js';

export function LoginPage() {
  const t = useTexts();
  const [search] = useSearchParams();
  const session = useQuery(sessionQuery);
  const options = useQuery(signInOptionsQuery);
  const next = safeNext(search.get('next'));
  if (session.data) return <Navigate to={next} replace />;
  const canRegister = options.data !== undefined && options.data.registration !== 'off';
  return (
    <PublicFrame
      title={t.login.title}
      foot={
        canRegister && (
          <Text size="sm">
            {t.account.noAccount}{' '}
            <Anchor component={Link} to="/register" underline="always">
              {t.account.register}
            </Anchor>
          </Text>
        )
      }
    >
      <OpenIdRefused reason={search.get('openid')} />
      <SignInForm next={next} />
    </PublicFrame>
  );
}

function OpenIdRefused({ reason }: { reason: string | null }) {
  const t = useTexts();
  if (reason === null || !Object.hasOwn(t.account.openIdRefusals, reason)) return null;
  return (
    <Alert color="red" role="alert" mb="md">
      {t.account.openIdRefusals[reason as OpenIdRefusal]}
    </Alert>
  );
}
