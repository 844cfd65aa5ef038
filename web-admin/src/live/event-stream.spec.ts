import { createEventStreamParser } from './event-stream.js';

describe('createEventStreamParser', () => {
  it('joins an event that arrives in pieces', () => {
    const parser = createEventStreamParser();
    expect(parser.push('data: {"to')).toEqual([]);
    expect(parser.push('pic":1}\n')).toEqual([]);
    expect(parser.push('\ndata: next\n\n')).toEqual(['{"topic":1}', 'next']);
  });

  it('ignores comments, names and ids', () => {
    expect(createEventStreamParser().push(': ping\n\nevent: x\nid: 7\ndata:a\n\n')).toEqual(['a']);
  });

  it('joins several data lines with a line feed', () => {
    expect(createEventStreamParser().push('data: a\ndata: b\n\n')).toEqual(['a\nb']);
  });

  it('accepts CR LF, also when it is cut between the two', () => {
    const parser = createEventStreamParser();
    expect(parser.push('data: a\r')).toEqual([]);
    expect(parser.push('\n\r\ndata: b\r\n\r\n')).toEqual(['a', 'b']);
  });
});
