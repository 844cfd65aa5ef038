import type { Access } from '../accounts/access.js';
import { neededScope } from '../accounts/scope.js';

/** What an operation does, in words; by operation id. */
export type OperationTexts = Readonly<Record<string, { summary: string; description: string }>>;

/** A request that works, and what it was answered: recorded by examples.service-spec.ts. By operation id. */
export type OperationExamples = Readonly<
  Record<string, { path?: Record<string, string>; query?: Record<string, string>; body?: unknown; answer?: unknown }>
>;

interface Parameter {
  name: string;
  in: string;
  schema?: { type?: string };
  example?: unknown;
}

/** As much of an OpenAPI operation as is written here. */
export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { example?: unknown }> };
  responses: Record<string, { description?: string; content?: Record<string, { example?: unknown }>; $ref?: string }>;
  security?: Record<string, string[]>[];
}

export interface Place {
  method: string;
  path: string;
  access: Access;
}

/** Names of `components.securitySchemes`. */
export const securitySchemes = { cookie: 'session', basic: 'password', token: 'token', program: 'program' } as const;

/** Error answers that operations share, by the code of their problem: `components.responses`. */
export const sharedErrors = {
  malformed: 'The request cannot be read: no JSON, or an address that cannot be decoded.',
  unauthenticated: 'Nobody is signed in, or the token is unknown, expired or revoked.',
  forbidden: 'The caller may see it, but not do this; or its token lacks the scope.',
  not_found: 'There is no such thing, or the caller may not even see it.',
  conflict: 'It conflicts with what is there; `detail` says with what.',
  stale: 'Somebody else changed it meanwhile: `If-Match` names an older version.',
  too_large: 'The body is over 4 MiB.',
  unsupported_type: 'The body is not application/json.',
  invalid: 'Something in the request is wrong: `errors` says what and where.',
  too_many: 'Too many attempts; `Retry-After` says when to try again.',
  internal: 'Portier failed; its log says why.',
  unavailable: 'A part of Portier is away: try again.',
} as const;

const statusOf: Record<keyof typeof sharedErrors, string> = {
  ...{ malformed: '400', unauthenticated: '401', forbidden: '403', not_found: '404', conflict: '409', stale: '412' },
  ...{
    too_large: '413',
    unsupported_type: '415',
    invalid: '422',
    too_many: '429',
    internal: '500',
    unavailable: '503',
  },
};

/** An operation of the document with its words, errors, credentials and examples. */
export function described(
  operation: Operation,
  place: Place,
  { texts, examples }: { texts: OperationTexts; examples: OperationExamples },
): Operation {
  const { operationId } = operation;
  const text = texts[operationId];
  const summary = operation.summary || text?.summary;
  const description = [operation.description || text?.description || summary, scopeSentence(place)];
  const { access, method } = place;
  const withKey = method === 'post' && operation.responses['201'] !== undefined && access.kind !== 'public';
  const parameters = [...(operation.parameters ?? []), ...(withKey ? [idempotencyKey] : [])];
  const whole: Operation = {
    ...operation,
    ...(summary === undefined ? {} : { summary }),
    description: description.filter(Boolean).join('\n\n'),
    parameters: named(parameters, place),
    responses: { ...withAnswers(operation.responses), ...errorsOf({ ...operation, parameters }, place) },
    security: access.kind === 'public' ? (operation.security ?? []) : securityOf(access),
  };
  return withExample(whole, examples[operationId]);
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** What the framework leaves without words. */
function withAnswers(responses: Operation['responses']): Operation['responses'] {
  const words: Record<string, string> = { '200': 'Done.', '201': 'Made.', '204': 'Done; there is nothing to say.' };
  const entries = Object.entries(responses).map(([status, response]) => {
    return [status, { ...response, description: response.description || words[status] || 'Done.' }] as const;
  });
  return Object.fromEntries(entries);
}

function named(parameters: readonly Parameter[], { path }: Place): Parameter[] {
  return parameters.map((parameter) => {
    if ('description' in parameter && parameter.description !== '') return parameter;
    if (parameter.in !== 'path')
      return { ...parameter, description: `Only those with this ${wordsOf(parameter.name)}.` };
    const before = path.split('/').at(path.split('/').indexOf(`{${parameter.name}}`) - 1) ?? 'thing';
    return { ...parameter, description: `Id, from the list of ${before.replaceAll('-', ' ')}.` };
  });
}

/** `streamId` -> `stream id`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function errorsOf(
  { parameters = [], requestBody }: Operation,
  { path, access, method }: Place,
): Operation['responses'] {
  const isPublic = access.kind === 'public';
  const codes: (keyof typeof sharedErrors)[] = ['internal', 'unavailable', 'malformed'];
  if (!isPublic) codes.push('unauthenticated', 'forbidden', 'too_many');
  if (path.includes('{')) codes.push('not_found');
  if (requestBody !== undefined) codes.push('too_large', 'unsupported_type');
  if (requestBody !== undefined || parameters.length > 0) codes.push('invalid');
  if (parameters.some(({ name }) => name === 'If-Match')) codes.push('stale');
  if (method !== 'get') codes.push('conflict');
  return Object.fromEntries(codes.map((code) => [statusOf[code], { $ref: `#/components/responses/${code}` }]));
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === 'program') return [{ [securitySchemes.program]: [access.scope] }];
  const { cookie, basic, token } = securitySchemes;
  return [{ [cookie]: [] }, { [basic]: [] }, { [token]: [] }];
}

function scopeSentence({ method, path, access }: Place): string | undefined {
  switch (access.kind) {
    case 'public':
      return undefined;
    case 'program':
      return `For programs: a token with the scope \`${access.scope}\`.`;
    case 'user':
      return `Scope of API tokens: \`${neededScope({ method: method.toUpperCase(), url: path }) ?? ''}\`.`;
    case 'administrator':
      return `For administrators. Scope of API tokens: \`${neededScope({ method: method.toUpperCase(), url: path }) ?? ''}\`.`;
  }
}

/** As its schema has it: an address holds texts only. */
function typed(value: string, schema: Parameter['schema']): unknown {
  return schema?.type === 'integer' || schema?.type === 'number' ? Number(value) : value;
}

function withExample(operation: Operation, example: OperationExamples[string] | undefined): Operation {
  if (example === undefined) return operation;
  const { path = {}, query = {}, body, answer } = example;
  const given: Record<string, Record<string, string>> = { path, query };
  const json = 'application/json';
  const answered = Object.entries(operation.responses).map(([status, response]) => {
    const content = response.content?.[json];
    if (!/^2/.test(status) || content === undefined || answer === undefined) return [status, response] as const;
    return [
      status,
      { ...response, content: { ...response.content, [json]: { ...content, example: answer } } },
    ] as const;
  });
  const asked = operation.requestBody?.content?.[json];
  return {
    ...operation,
    parameters: (operation.parameters ?? []).map((parameter) => {
      const value = given[parameter.in]?.[parameter.name];
      return value === undefined ? parameter : { ...parameter, example: typed(value, parameter.schema) };
    }),
    responses: Object.fromEntries(answered),
    ...(asked === undefined || body === undefined
      ? {}
      : { requestBody: { ...operation.requestBody, content: { [json]: { ...asked, example: body } } } }),
  };
}
