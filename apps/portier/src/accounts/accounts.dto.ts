import { z } from 'zod';

export const signInBody = z
  .object({ user: z.string().min(1).max(64), password: z.string().min(1).max(1024) })
  .meta({ id: 'SignIn' });
export type SignInBody = z.infer<typeof signInBody>;

export const sessionAnswer = z
  .object({ user: z.object({ id: z.uuid(), name: z.string(), isAdministrator: z.boolean() }) })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
