/** A task that an agent has. */
export interface RunningTask {
  id: string;
  type: string;
  streamId: string;
  stream: string;
  /** Name of its configuration. */
  configuration: string;
}

export interface LivePublisher {
  id: string;
  streamId: string;
  stream: string;
  /** Null: the key is not known. */
  keyId: string | null;
}

export interface OnAir {
  tasks: readonly RunningTask[];
  publishers: readonly LivePublisher[];
}

/** What became of what was on the air. What is not in it is gone. */
export interface Fate {
  tasks: readonly { id: string; stopReason: string | null; isMoving: boolean }[];
  publishers: readonly { id: string; isEnabled: boolean; keyId: string | null; isOutsideWindow: boolean }[];
}

export const publisherCuts = ['stream_deleted', 'stream_disabled', 'key_revoked', 'key_outside_window'] as const;

/** Something on the air that a plan ends or interrupts. */
export interface Cut {
  what: 'task' | 'publisher';
  streamId: string;
  stream: string;
  /** Type and configuration of a task. */
  type: string | null;
  configuration: string | null;
  /** Of a task: why it stops, or `moved`. Of a publisher: one of `publisherCuts`. */
  reason: string;
}

/** @param stopsFirst whether a task of this type must stop before it starts elsewhere */
export function cutsOf(before: OnAir, after: Fate, stopsFirst: (type: string) => boolean): Cut[] {
  const tasks = before.tasks.flatMap(({ id, streamId, stream, type, configuration }): Cut[] => {
    const fate = after.tasks.find((task) => task.id === id);
    const moved = fate?.isMoving === true && stopsFirst(type) ? 'moved' : null;
    const reason = fate === undefined ? 'removed' : (fate.stopReason ?? moved);
    return reason === null ? [] : [{ what: 'task', streamId, stream, type, configuration, reason }];
  });
  const publishers = before.publishers.flatMap((publisher): Cut[] => {
    const reason = publisherCut(publisher, after);
    if (reason === null) return [];
    const { streamId, stream } = publisher;
    return [{ what: 'publisher', streamId, stream, type: null, configuration: null, reason }];
  });
  return [...publishers, ...tasks];
}

function publisherCut({ id, keyId }: LivePublisher, { publishers }: Fate): (typeof publisherCuts)[number] | null {
  const fate = publishers.find((one) => one.id === id);
  if (fate === undefined) return 'stream_deleted';
  if (!fate.isEnabled) return 'stream_disabled';
  if (keyId !== null && fate.keyId === null) return 'key_revoked';
  return fate.isOutsideWindow ? 'key_outside_window' : null;
}
