import { PortierError, type FieldProblem } from '@app/contract';

/** The error of wrong fields, with a message that says how many and which. */
export function invalid(fields: FieldProblem[]): PortierError {
  const names = fields.map(({ path }) => path || 'the body').join(', ');
  return new PortierError('invalid', `${fields.length} field(s) are not valid: ${names}.`, { fields });
}
