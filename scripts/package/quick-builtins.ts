import http from 'node:http';
import type { Plugin } from 'vite';

const HTTP = '\0quick-http';
const HTTPS = '\0quick-https';
/** `ws` asks for two modules that only its calls need. */
const OF_WS = /^\0ws-(?<name>https|tls)$/u;

/**
 * An `import` of `node:http` reads every name it has, and reading one of them (`WebSocket`) loads the whole client
 * behind `fetch`: 55 ms of each start. What is taken from it here are the names that are there anyway. TLS is loaded
 * for the first address that wants it: 15 ms.
 */
export function quickBuiltins(): Plugin {
  return {
    name: 'quick-builtins',
    enforce: 'pre',
    resolveId(source, importer = '', { kind }) {
      if (kind === 'import-statement') return { 'node:http': HTTP, 'node:https': HTTPS }[source] ?? null;
      const isOfWs = /\/node_modules\/ws\//u.test(importer) && ['https', 'tls'].includes(source);
      return isOfWs ? `\0ws-${source}` : null;
    },
    load(id) {
      if (id === HTTP) return asItIs();
      if (id === HTTPS) return `export const request = (...given) => ${builtin('https')}.request(...given);`;
      const { name } = OF_WS.exec(id)?.groups ?? {};
      return name === undefined ? null : `module.exports = new Proxy({}, { get: (_, key) => ${builtin(name)}[key] });`;
    },
  };
}

function asItIs(): string {
  const names = Object.entries(Object.getOwnPropertyDescriptors(http))
    .filter(([, property]) => property.get === undefined)
    .map(([name]) => name);
  return `const http = ${builtin('http')}; export default http; export const { ${names.join(', ')} } = http;`;
}

const builtin = (name: string): string => `process.getBuiltinModule('node:${name}')`;
