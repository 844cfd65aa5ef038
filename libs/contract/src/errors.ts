/** Whose turn it is to act. `publisher`: the encoder's side. `destination`: a restream target. `portier`: us. */
export const faults = ['publisher', 'destination', 'operator', 'portier'] as const;
export type Fault = (typeof faults)[number];

interface ErrorFacts {
  /** HTTP status of the problem document (RFC 9457). */
  status: number;
  title: string;
  fault: Fault;
  /** True when the same call may succeed later without anybody changing anything. */
  retryable: boolean;
}

/** Every error that crosses a program boundary. A code is never renamed: clients switch on it. */
export const errorFacts = {
  invalid: { status: 422, title: 'A field is not valid', fault: 'operator', retryable: false },
  malformed: { status: 400, title: 'The request cannot be read', fault: 'operator', retryable: false },
  unauthenticated: { status: 401, title: 'Sign in first', fault: 'operator', retryable: false },
  forbidden: { status: 403, title: 'Not allowed', fault: 'operator', retryable: false },
  account_unconfirmed: { status: 403, title: 'The mail address is not confirmed', fault: 'operator', retryable: false },
  account_pending: { status: 403, title: 'The account waits for approval', fault: 'operator', retryable: false },
  account_disabled: { status: 403, title: 'The account is disabled', fault: 'operator', retryable: false },
  registration_off: { status: 403, title: 'Accounts are made by administrators', fault: 'operator', retryable: false },
  mail_off: { status: 409, title: 'Portier cannot send mail', fault: 'operator', retryable: false },
  link_invalid: { status: 410, title: 'The link is used up or expired', fault: 'operator', retryable: false },
  not_found: { status: 404, title: 'Not found', fault: 'operator', retryable: false },
  method_not_allowed: { status: 405, title: 'Not with this method', fault: 'operator', retryable: false },
  quota_exceeded: { status: 409, title: 'The quota is used up', fault: 'operator', retryable: false },
  timed_out: { status: 408, title: 'The request did not arrive in time', fault: 'operator', retryable: true },
  conflict: { status: 409, title: 'Conflicts with what is there', fault: 'operator', retryable: false },
  in_progress: { status: 409, title: 'The same request is still running', fault: 'portier', retryable: true },
  stale: { status: 412, title: 'Changed by somebody else meanwhile', fault: 'operator', retryable: false },
  lease_lost: { status: 409, title: 'The lease is no longer held', fault: 'portier', retryable: false },
  too_large: { status: 413, title: 'The request is too large', fault: 'operator', retryable: false },
  unsupported_type: { status: 415, title: 'Not in this format', fault: 'operator', retryable: false },
  bad_range: { status: 416, title: 'The file has no such bytes', fault: 'operator', retryable: false },
  too_many: { status: 429, title: 'Too many attempts', fault: 'operator', retryable: true },
  no_source: { status: 503, title: 'The stream is not live', fault: 'publisher', retryable: true },
  unavailable: { status: 503, title: 'A part of Portier is away', fault: 'portier', retryable: true },
  internal: { status: 500, title: 'Portier failed', fault: 'portier', retryable: true },
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof errorFacts;

/** One wrong field: `path` as in `fields.ladder.0.height`, `message` says what is wrong and what is allowed. */
export interface FieldProblem {
  path: string;
  message: string;
  /** Where it is in a file that was sent, counted from 1. */
  line?: number;
  column?: number;
}

interface PortierErrorOptions {
  details?: Record<string, unknown>;
  fields?: FieldProblem[];
  cause?: unknown;
}

/**
 * The one exception of Portier; expected outcomes are values instead.
 * The message says what failed, which id, and what to do. It never holds a key or a target URL.
 */
export class PortierError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  readonly fields: FieldProblem[];

  constructor(code: ErrorCode, message: string, { details = {}, fields = [], cause }: PortierErrorOptions = {}) {
    super(message, { cause });
    this.name = 'PortierError';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  get fault(): Fault {
    return errorFacts[this.code].fault;
  }

  get retryable(): boolean {
    return errorFacts[this.code].retryable;
  }
}

/** RFC 9457 problem document, content type `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  fault: Fault;
  retryable: boolean;
  errors?: FieldProblem[];
}

export function toProblem(error: PortierError): Problem {
  const { status, title, fault, retryable } = errorFacts[error.code];
  return {
    type: `https://portier.invalid/problems/${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    fault,
    retryable,
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
  };
}
