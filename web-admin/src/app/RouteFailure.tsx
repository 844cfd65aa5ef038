import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMapOff } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { Link, useRouteError } from 'react-router';
import { useTexts } from '../i18n/i18n.js';
import { Empty } from '../parts/Empty.js';
import { PageHeader } from '../parts/PageHeader.js';

/** A page that broke, or whose chunk could not be loaded because Portier was upgraded meanwhile. */
export function RouteFailure() {
  const t = useTexts();
  const error = useRouteError();
  console.error(error);
  return (
    <Empty
      icon={IconAlertTriangle}
      title={t.problems.title}
      hint={t.problems.unexpected}
      action={<Button onClick={() => window.location.reload()}>{t.problems.reload}</Button>}
    />
  );
}

export function NotFound() {
  const t = useTexts();
  return <NothingHere icon={IconMapOff} title={t.problems.notFoundTitle} hint={t.problems.notFoundText} />;
}

/** A page that is about the whole installation, opened by somebody who may not. */
export function ForAdministrators() {
  const t = useTexts();
  return <NothingHere icon={IconLock} title={t.problems.administratorsTitle} hint={t.problems.administratorsText} />;
}

function NothingHere({ title, ...why }: Pick<ComponentProps<typeof Empty>, 'icon' | 'title' | 'hint'>) {
  const t = useTexts();
  return (
    <>
      <PageHeader title={title} />
      <Empty
        {...why}
        title={title}
        action={
          <Button component={Link} to="/">
            {t.problems.toOverview}
          </Button>
        }
      />
    </>
  );
}
