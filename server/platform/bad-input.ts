import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const MAX_TOLD = 5;

/**
 * What is wrong with an input, as `field: reason` pairs: paths and the schema's own words, never a value. A field's name
 * may itself be given by the sender (a number as a key), so only names that look like ours are repeated.
 */
export function badInput({ issues }: z.core.$ZodError): string {
  const told = [...new Set(issues.flatMap((issue) => sentences(issue, [])))];
  return told.slice(0, MAX_TOLD).join('; ') + (told.length > MAX_TOLD ? '; and more' : '');
}

function sentences(issue: Issue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(issue.errors).flatMap((inner) => sentences(inner, path));
  const words = issue.code === 'unrecognized_keys' ? unknownFields(issue.keys) : issue.message;
  return [path.length === 0 ? words : `${path.map(plainName).join('.')}: ${words}`];
}

/** Of several shapes an input may have, the one it was probably meant to be: with the fewest complaints. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return branches.reduce((best, branch) => (branch.length < best.length ? branch : best));
}

function unknownFields(keys: readonly string[]): string {
  return `Unknown field ${keys.slice(0, MAX_TOLD).map(plainName).join(', ')}`;
}

function plainName(name: PropertyKey): string {
  const text = String(name);
  return /^(?:[a-z_]{1,40}|\d{1,3})$/i.test(text) ? text : '(another name)';
}
