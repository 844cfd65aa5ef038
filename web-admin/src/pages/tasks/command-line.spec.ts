import { commandLine } from './command-line.js';

describe('commandLine', () => {
  it('quotes what a shell would read', () => {
    expect(commandLine(['ffmpeg', '-i', 'rtmp://h/live?a=b&c', "it's", '', '$HOME'])).toBe(
      `ffmpeg -i 'rtmp://h/live?a=b&c' 'it'\\''s' '' '$HOME'`,
    );
  });
});
