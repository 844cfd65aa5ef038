import type { components } from '../../../libs/contract/src/generated/api.js';
import type { LiveEvent as ContractLiveEvent } from '../../../libs/contract/src/live-event.js';

/**
 * What the REST API speaks (`/api/v1`), from the types generated of its OpenAPI document.
 * Instants are ISO 8601 texts; bit rates are bit/s.
 */
type Schemas = components['schemas'];

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type Problem = Pick<Schemas['Problem'], 'title' | 'status' | 'detail'> & {
  code: string;
  errors?: { path: string; message: string }[];
};

export type User = Schemas['Session']['user'];
export type ServerFacts = Schemas['ServerFacts'];
export type Application = Schemas['Application'];
export type Stream = Schemas['Stream'];
export type Visibility = Stream['visibility'];
export type TaskCounts = Stream['taskCounts'];
export type PublishKey = Schemas['PublishKey'];
export type Publication = Schemas['Publication'];
export type MediaFacts = Partial<Publication['media']>;
export type TaskType = Schemas['TaskType'];
/** A single task (`GET /tasks/:id`) comes with its runs. */
export type Task = Schemas['Task'] & { runs?: Run[] };
export type TaskState = Task['state'];
export type TaskError = NonNullable<Task['error']>;
export type Fault = TaskError['fault'];
export type Progress = NonNullable<Task['progress']>;
export type Run = Schemas['Run'];
export type Configuration = Omit<Schemas['Configuration'], 'tasks'> & {
  tasks: (Omit<Schemas['Configuration']['tasks'][number], 'state'> & { state: TaskState })[];
};
export type Concierge = Schemas['Concierge'];
export type MediaServer = Schemas['MediaServer'];
export type Refusal = Schemas['Refusal'];
export type LiveEvent = ContractLiveEvent;
