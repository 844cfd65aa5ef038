import { useOne } from '../../api/lists.js';
import type { Configuration, Stream, Task } from '../../api/types.js';

/**
 * Whether somebody may change what a task was made from: its configuration, or the stream when that is gone (portier:
 * tasks.service.ts). False until that is known.
 */
export function useMayChange({ configurationId, streamId }: Task, isAsked: boolean): boolean {
  const isOfStream = configurationId === null;
  const configuration = useOne<Configuration>('configurations', configurationId ?? '', {
    isEnabled: isAsked && !isOfStream,
  });
  const stream = useOne<Stream>('streams', streamId, { isEnabled: isAsked && isOfStream });
  return (isOfStream ? stream : configuration).data?.rights.change === true;
}
