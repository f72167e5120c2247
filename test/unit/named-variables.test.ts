import { expect, it } from 'vitest';

import { namedVariables } from '../../server/integrations/elevenlabs/named-variables.ts';

it.each<[string, unknown, string[]]>([
  ['words anywhere', { description: 'Asks {{a}} for {{ b }}.', deep: [{ more: '{{c}}{{a}}' }] }, ['a', 'b', 'c']],
  ['a field', { properties: { bay: { type: 'string', dynamic_variable: 'bay_number' } } }, ['bay_number']],
  ['a header', { request_headers: { 'X-Key': { variable_name: 'secret__key' }, 'X-Plain': 'plain' } }, ['secret__key']],
  [
    'a path and a nested object',
    { path_params_schema: { id: { dynamic_variable: 'shop' } }, n: { n: '{{m}}' } },
    ['shop', 'm'],
  ],
  [
    'what an answer sets',
    { url: '/{{x}}', assignments: [{ dynamic_variable: 'y', value_path: 'z' }], d: '{{y}}' },
    ['x'],
  ],
  ['nothing', { dynamic_variable: '', a: null, b: 7, c: '{ {no} } {{no more than words}}' }, []],
])('when a tool names variables in %s, then just those are found', (_what, tool, names) => {
  expect(namedVariables(tool)).toEqual(names);
});
