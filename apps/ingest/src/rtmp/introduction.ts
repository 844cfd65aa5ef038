import type { ClientType } from '../live/origin.js';
import type { Connection } from './connection.loop.js';
import type { CommandInput } from './rtmp-wire.js';

/** What a client came for, and the command that said so. */
export interface Intent {
  type: ClientType;
  command: CommandInput;
}

/**
 * Waits for a command that names a stream. As with SRS, releaseStream or FCPublish names it for the publish that follows.
 * All three functions throw SessionEnd at the deadline (monotonic milliseconds) or when the connection ends.
 */
export async function nextIntent(connection: Connection, deadline: number): Promise<Intent> {
  for (;;) {
    const command = await nextCommand(connection, deadline);
    switch (command.name) {
      case 'releaseStream':
      case 'FCPublish':
        return { type: 'fmle-publish', command };
      case 'publish':
        return { type: 'flash-publish', command };
      case 'play':
        return { type: 'rtmp-play', command };
      case 'createStream':
        connection.wire.respondCreateStream(command);
    }
  }
}

/** Waits for `publish` after its stream was named: the name in `publish` itself no longer matters. */
export async function nextPublish(
  connection: Connection,
  named: CommandInput,
  deadline: number,
): Promise<CommandInput> {
  connection.wire.respondResult(named);
  for (;;) {
    const command = await nextCommand(connection, deadline);
    if (command.name === 'publish') return command;
    if (command.name === 'createStream') connection.wire.respondCreateStream(command);
    if (command.name === 'releaseStream' || command.name === 'FCPublish') connection.wire.respondResult(command);
  }
}

/** The next command; media that nobody asked for is thrown away. */
export async function nextCommand(connection: Connection, deadline: number): Promise<CommandInput> {
  for (;;) {
    const input = await connection.next(deadline, 'introduction_timeout');
    if (input.kind === 'command') return input;
  }
}
