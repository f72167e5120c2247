import http from 'node:http';
import type { Plugin } from 'vite';

const ID = '\0plain-http';

/**
 * An `import` of `node:http` reads every name it has, and reading one of them (`WebSocket`) loads the whole client
 * behind `fetch`: 55 ms of each start. What is taken from it here are the names that are there anyway.
 */
export function plainHttp(): Plugin {
  const names = Object.entries(Object.getOwnPropertyDescriptors(http))
    .filter(([, property]) => property.get === undefined)
    .map(([name]) => name);
  return {
    name: 'plain-http',
    enforce: 'pre',
    resolveId: (source, _importer, { kind }) => (source === 'node:http' && kind === 'import-statement' ? ID : null),
    load: (id) =>
      id === ID
        ? `const http = process.getBuiltinModule('node:http'); export default http; export const { ${names.join(', ')} } = http;`
        : null,
  };
}
