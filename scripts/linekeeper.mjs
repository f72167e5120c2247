// npm run linekeeper -- <command> [options]
import { prepareProgram } from './bootstrap.mjs';
import { handOver } from './hand-over.mjs';

const { node, env, program } = prepareProgram();
handOver(node, [program, ...process.argv.slice(2)], { env });
