import type { CommandName } from '#contract/commands.ts';

/** Where the parts of a REST request go in the command's input. */
export type ApiRoute = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI spelling: `/api/calls/{id}`. */
  path: string;
  command: CommandName;
  summary: string;
  /** Path parameters by name; the query is passed on as it is. */
  parameters: readonly string[];
  /** The body is the whole input (`all`), or one field of it. */
  body?: 'all' | 'fact' | 'change';
};

/** The place of a route, its parameters read from the path. */
export function at(method: ApiRoute['method'], path: string): Pick<ApiRoute, 'method' | 'path' | 'parameters'> {
  return { method, path, parameters: [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '') };
}
