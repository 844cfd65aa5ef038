import { createContext, useContext } from 'react';
import type { Problems } from './problems.js';
import { pathText, valueAt, type Path, type Values } from './values.js';

interface FormState {
  values: Values;
  problems: Problems;
  secretsSet: readonly string[];
  /** `undefined` = as Portier's default. */
  change: (path: Path, value: unknown) => void;
}

export const FormContext = createContext<FormState | undefined>(undefined);

/** One field's value, what is wrong with it, and how to change it. */
export function useField(path: Path) {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('useField needs a SchemaForm above it');
  const text = pathText(path);
  return {
    id: `field-${text}`,
    value: valueAt(form.values, path),
    problem: form.problems[text],
    isSecretSet: form.secretsSet.includes(text),
    change: (value: unknown) => form.change(path, value),
  };
}
