/** The program `aftersim`. */
import { aftersim } from './program.ts';

process.exitCode = await aftersim(process.argv, new URL('worker.js', import.meta.url));
