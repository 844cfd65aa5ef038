import { sayAs } from '../../../../web-admin/src/i18n/sentences.js';
import { taskSentences } from '../../../../web-admin/src/i18n/de/task-sentences.js';
import { classifyRestream } from './classify.js';
import type { RestreamParams } from './schema.js';

const url = 'rtmp://live.example.com/app';
const say = sayAs(taskSentences);

describe('what is said in German of a target that fails', () => {
  it.each([
    'Unauthorized',
    'Failed to resolve hostname live.example.com',
    'Connection refused',
    'Connection timed out',
    'Broken pipe',
    'Could not find tag for codec',
  ])('%s', (line) => {
    const found = classifyRestream([`[out#0] ${url}: ${line}`], { url } as RestreamParams);
    expect(say(found?.sentence ?? '')).toBeDefined();
  });
});
