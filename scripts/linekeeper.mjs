// npm run linekeeper -- <command> [options]
import { prepareProgram, runsProgram } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env, program } = prepareProgram();
handOver(node, [...runsProgram, program, ...process.argv.slice(2)], { env });
