/**
 * For the environment of a Node that runs our sources: where an earlier one of this run kept them compiled
 * (global-setup.ts). Nothing else of a start changes.
 */
export function compiledBefore(): Record<string, string> {
  const folder = process.env['NODE_COMPILE_CACHE'];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}
