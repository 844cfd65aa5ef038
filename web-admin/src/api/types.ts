import type { components } from '../../../libs/contract/src/generated/api.js';
import type { HealthProblem as ContractProblem } from '../../../libs/contract/src/health-problem.js';
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
export type LiveStream = Schemas['LiveStream'];
export type Visibility = Stream['visibility'];
export type TaskCounts = Stream['taskCounts'];
export type PublishKey = Schemas['PublishKey'];
/** With the key itself, which is told once. */
export type NewPublishKey = Schemas['NewPublishKey'];
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
export type Edge = Schemas['Edge'];
/** With its token, which is told once. */
export type NewEdge = Schemas['EdgeWithToken'];
export type Refusal = Schemas['Refusal'];
export type LiveEvent = ContractLiveEvent;
export type Invitation = Schemas['Invitation'];
export type NewInvitation = Schemas['NewInvitation'];
export type GuestView = Schemas['GuestView'];
/** Something that is wrong with a stream, agent or media server, as portier judges it. */
export type HealthProblem = ContractProblem;
export type TaskFigures = Schemas['TaskFigures'];
export type TargetPreset = Schemas['TargetPreset'];
export type DryRun = Schemas['DryRun'];
export type Probe = Schemas['Probe'];
export type InputWarning = Schemas['InputWarning'];
export type Settings = Schemas['Settings'];
export type ServerPublication = Schemas['ServerPublicationPage']['items'][number];
export type UserAccount = Schemas['UserAccount'];
export type NewUserAccount = Schemas['NewUserAccount'];
export type UserState = UserAccount['state'];
export type Group = Schemas['Group'];
export type GroupMember = Schemas['GroupMember'];
export type Grant = Schemas['Grant'];
export type GrantList = Schemas['GrantList'];
export type Right = Grant['rights'][number];
export type Candidate = Schemas['CandidateList']['items'][number];
export type Quota = Schemas['Quota'];
export type AuditEntry = Schemas['AuditEntry'];
export type Undone = Schemas['Undone'];
export type Plan = Schemas['Plan'];
export type PlanStep = Plan['steps'][number];
export type Applied = Schemas['Applied'];
