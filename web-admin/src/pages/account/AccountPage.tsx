import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { signInOptionsQuery } from '../../api/account.js';
import { request } from '../../api/client.js';
import type { UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { ConnectionSection } from './ConnectionSection.js';
import { MailSection } from './MailSection.js';
import { PasswordSection } from './PasswordSection.js';
import { ProfileSection } from './ProfileSection.js';
import { SessionsSection } from './SessionsSection.js';
import { TokensSection } from './TokensSection.js';
import { accountKey } from './use-account-action.js';

/** One's own account: profile, password, where one is signed in, API tokens. */
export function AccountPage() {
  const t = useTexts();
  const account = useQuery({
    queryKey: accountKey,
    queryFn: ({ signal }) => request<UserAccount>('GET', '/account', { signal }),
  });
  const options = useQuery(signInOptionsQuery);
  const openId = options.data?.openId ?? null;
  return (
    <OneOf query={account}>
      {(own) => (
        <>
          <PageHeader title={t.account.title} lead={own.name} />
          <Stack gap="lg">
            <ProfileSection account={own} key={own.version} />
            <MailSection account={own} canMail={options.data?.passwordReset === true} />
            <PasswordSection account={own} />
            {openId !== null && <ConnectionSection account={own} label={openId.label} />}
            <SessionsSection />
            <TokensSection />
          </Stack>
        </>
      )}
    </OneOf>
  );
}
