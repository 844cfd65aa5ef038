import type { FieldProblem } from '@app/contract';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { invalid } from './invalid.js';
import { isOfAnyText, unstorable } from './storable.js';

/**
 * Validates what has a schema: `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`. The handler gets the
 * parsed value. Global, see http.module.ts.
 * @throws PortierError `invalid` (422) with one entry a wrong field, `path` as in `fields.ladder.0.height`.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { schema, data, type }: ArgumentMetadata): Promise<unknown> {
    if (schema === undefined || type === 'custom') return value;
    const prefix = data === undefined ? [] : [data];
    const problem = unstorable(value, { anyText: isOfAnyText(schema) });
    if (problem !== undefined) throw invalid([{ ...problem, path: [...prefix, problem.path].join('.') }]);
    const result = await schema['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    throw invalid(result.issues.flatMap((issue) => problemsOf(issue, prefix)));
  }
}

type Issue = NonNullable<StandardSchemaV1.FailureResult['issues']>[number] & { code?: string; keys?: string[] };

function problemsOf({ path = [], message, code, keys = [] }: Issue, prefix: string[]): FieldProblem[] {
  const steps = [...prefix, ...path.map((step) => String(typeof step === 'object' ? step.key : step))];
  if (code !== 'unrecognized_keys') return [{ path: steps.join('.'), message }];
  return keys.map((key) => ({ path: [...steps, key].join('.'), message: 'there is no such field' }));
}
