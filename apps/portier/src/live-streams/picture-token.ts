import type { ClusterKeys } from '@app/contract';

/** What portier shows a director to get the picture of any stream; directors learn it from their feed. The same on all replicas. */
export function pictureToken({ picture }: ClusterKeys): string {
  return picture.toString('base64url');
}
