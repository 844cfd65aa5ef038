import type { Texts } from '../en.js';
import { sayAs } from '../sentences.js';
import { portierFieldSentences, portierSentences, problemCodes } from './portier-sentences.js';
import { taskSentences } from './task-sentences.js';

const refusalOf = sayAs(portierSentences);
const ofField = sayAs(portierFieldSentences);
const ofTask = sayAs(taskSentences);

/** What Portier answers when it refuses. One sentence that is not known here is kept beside what its code means. */
export const fromApi: Texts['fromApi'] = {
  refusal: ({ code, detail }) => {
    const known = refusalOf(detail);
    if (known !== undefined) return known;
    const meaning = problemCodes[code];
    return meaning === undefined ? detail : `${meaning} (${detail})`;
  },
  field: (message) => ofField(message) ?? message,
  task: (sentence) => ofTask(sentence) ?? sentence,
};
