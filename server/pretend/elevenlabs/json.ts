/** A document of the provider's, with whatever is in it. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a path, or an empty one. */
export function at(document: unknown, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((inside, key) => (isJson(inside) ? inside[key] : undefined), document);
  return isJson(found) ? found : {};
}

export function textAt(document: unknown, key: string): string {
  const found = isJson(document) ? document[key] : undefined;
  return typeof found === 'string' ? found : '';
}

export function textsAt(document: unknown, key: string): string[] {
  const found = isJson(document) ? document[key] : undefined;
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** Maps with keys of the owner's choosing, as opposed to objects with fields of the provider's. */
const MAPS = new Set(['dynamic_variable_placeholders', 'data_collection', 'request_headers', 'language_presets']);

/** `deep`: objects are merged at every depth. `replace`: what is sent below a section takes the place of what was. */
export type Patching = 'deep' | 'replace';

/**
 * A document after a PATCH. How the API does it is not documented (elevenlabs.md §1.6), so both ways are known here; a
 * null takes an entry out of a map.
 */
export function patched(document: Json, sent: Json, patching: Patching, defaults: Json): Json {
  const changed = { ...document };
  for (const [section, given] of Object.entries(sent)) {
    const before = changed[section];
    if (!isJson(given) || !isJson(before)) changed[section] = given;
    else if (patching === 'deep') changed[section] = merged(before, given);
    else {
      const whole = Object.entries(given).map(([part, value]) => [part, completed(value, at(defaults, section)[part])]);
      changed[section] = { ...before, ...(Object.fromEntries(whole) as Json) };
    }
  }
  return changed;
}

function merged(before: Json, given: Json, isMap = false): Json {
  const result = { ...before };
  for (const [key, value] of Object.entries(given)) {
    const there = result[key];
    if (isMap && value === null) Reflect.deleteProperty(result, key);
    else result[key] = isJson(value) && isJson(there) ? merged(there, value, MAPS.has(key)) : value;
  }
  return result;
}

/** What was left out of an object of the provider's own has its default again; what is in a map is all there is. */
function completed(value: unknown, standard: unknown, isMap = false): unknown {
  if (!isJson(value)) return value;
  if (isMap) return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
  const known = isJson(standard) ? standard : {};
  const given = Object.entries(value).map(([key, item]) => [key, completed(item, known[key], MAPS.has(key))]);
  return { ...known, ...(Object.fromEntries(given) as Json) };
}
