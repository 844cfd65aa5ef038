import { errorFacts, faults, type ErrorCode, type Problem } from '@app/contract';
import { z } from 'zod';

/** Shape of every error answer, for OpenAPI. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What failed, and what to do.'),
    code: z.enum(Object.keys(errorFacts) as [ErrorCode, ...ErrorCode[]]).describe('For programs.'),
    fault: z.enum(faults).describe('Whose turn it is to act.'),
    retryable: z.boolean(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          line: z.int().optional().describe('In a file that was sent.'),
          column: z.int().optional(),
        }),
      )
      .optional()
      .describe('Wrong fields of the request.'),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<Problem>;
