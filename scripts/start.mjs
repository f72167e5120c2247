// npm start -- [--headless] [--demo] [--data-dir DIR] [--json]
import { prepareProgram, say } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const given = process.argv.slice(2);
const { node, env, program } = prepareProgram();
const headless = given.includes('--headless');
if (!headless) say('The window is in your browser: open the address after “Desk:” there.');
handOver(node, [program, 'serve', ...given.filter((option) => option !== '--headless')], { env });
