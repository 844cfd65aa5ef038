import { Stack, Text } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './empty.module.css';

interface EmptyProps {
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
}

/** Says why nothing is here and what to do about it. */
export function Empty({ icon: Icon, title, hint, action }: EmptyProps) {
  return (
    <Stack align="center" gap={6} px="md" py="xl" ta="center">
      <div className={classes['icon']}>
        <Icon size={26} stroke={1.6} aria-hidden />
      </div>
      <Text fw={600}>{title}</Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {action !== undefined && <div className={classes['action']}>{action}</div>}
    </Stack>
  );
}
