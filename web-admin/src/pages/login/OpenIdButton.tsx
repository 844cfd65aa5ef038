import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { leaveForOpenId } from '../../api/account.js';
import { useProblemNotice } from '../../parts/notices.js';

interface OpenIdButtonProps {
  label: string;
  /** Where to come back to; this page by default. */
  next?: string | undefined;
  /** `/openid/sign-ins`, or `/account/openid` to connect the own account. */
  path?: string;
}

/** Leaves for the OpenID provider. */
export function OpenIdButton({ label, next, path = '/openid/sign-ins' }: OpenIdButtonProps) {
  const showProblem = useProblemNotice();
  const leave = useMutation({
    mutationFn: () => leaveForOpenId(path, next ?? window.location.pathname + window.location.search),
    onError: showProblem,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconLogin2 size={17} aria-hidden />}
      loading={leave.isPending}
      onClick={() => leave.mutate()}
    >
      {label}
    </Button>
  );
}
