// Calls the built program as a person would: another process, its exit code and what it wrote.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const program = join(root, 'dist/cli.js');
export const firstSteps = 'scenarios/first-steps.yaml';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `aftersim` with these arguments in the root of the project. */
export function call(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...environment },
  });
  return { code: status, stdout, stderr };
}

/** Calls and reads the JSON that comes back. */
export function callJson<T>(args: readonly string[]): T {
  const { code, stdout, stderr } = call([...args, '--format', 'json', '--quiet']);
  if (code !== 0) throw new Error(`exit ${String(code)}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Runs the program and sends it signals when it says certain things. */
export function callAndInterrupt(
  args: readonly string[],
  signals: readonly { readonly when: RegExp; readonly signal: NodeJS.Signals }[],
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root });
    const waiting = [...signals];
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      const [next] = waiting;
      if (next?.when.test(stderr) === true) {
        waiting.shift();
        child.kill(next.signal);
      }
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
