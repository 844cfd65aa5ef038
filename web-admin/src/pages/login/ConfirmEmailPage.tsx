import { Anchor, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import { Failure } from '../../parts/Failure.js';
import { PublicFrame } from './PublicFrame.js';
import { InvalidLink, isInvalidLink } from './SetPasswordPage.js';
import { useLinkSecret } from './link-secret.js';

/** `/confirm-email#...`: a new mail address is proved by opening this page. */
export function ConfirmEmailPage() {
  const t = useTexts();
  const token = useLinkSecret();
  const confirmation = useQuery({
    queryKey: ['confirm-email', token],
    queryFn: async () => {
      await request('POST', '/account/email/confirmation', { body: { token } });
      return true;
    },
    staleTime: Infinity,
    // A second attempt would find the link used up.
    retry: false,
    enabled: token !== '',
  });
  if (token === '' || isInvalidLink(confirmation.error)) return <InvalidLink />;
  return (
    <PublicFrame title={t.account.confirmTitle}>
      {confirmation.error !== null ? (
        <Failure error={confirmation.error} onRetry={() => void confirmation.refetch()} />
      ) : confirmation.data === undefined ? (
        <Loader type="dots" aria-label={t.app.loading} />
      ) : (
        <>
          <Text role="status" mb="md">
            {t.account.confirmed}
          </Text>
          <Anchor component={Link} to="/account">
            {t.account.toAccount}
          </Anchor>
        </>
      )}
    </PublicFrame>
  );
}
