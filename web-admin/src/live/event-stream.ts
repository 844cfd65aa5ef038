/** Parser of `text/event-stream` (WHATWG HTML, 9.2.6) for a stream that arrives in arbitrary pieces. */
export interface EventStreamParser {
  /** Feeds the next piece and returns the `data` of each event it completes. */
  push(piece: string): string[];
}

export function createEventStreamParser(): EventStreamParser {
  let rest = '';
  let dataLines: string[] = [];
  return {
    push(piece) {
      const events: string[] = [];
      const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (dataLines.length > 0) events.push(dataLines.join('\n'));
          dataLines = [];
        } else if (line.startsWith('data:')) {
          dataLines.push(line.slice(line.startsWith('data: ') ? 6 : 5));
        }
      }
      return events;
    },
  };
}
