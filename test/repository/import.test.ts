// Who imports the library has a project of their own: other compiler settings, no sources of ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'aftersim-import-'));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** What the compiler complains of. */
const complaints = (...options: string[]): string =>
  spawnSync(process.execPath, [compiler, ...options], { cwd: project, encoding: 'utf8' }).stdout;

beforeAll(() => {
  const installed = join(project, 'node_modules/aftersim');
  mkdirSync(installed, { recursive: true });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  rmSync(join(installed, 'dist/types'), { recursive: true, force: true });
  const declarations = join(installed, 'dist/types');
  expect(complaints('-p', join(root, 'tsconfig.declarations.json'), '--outDir', declarations)).toBe('');
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const compilerOptions = {
    strict: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    outDir: 'out',
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

test('a program in a project of its own compiles in both ways of resolving modules, and runs', () => {
  const program = `
    import { hold, Resource, Simulation, type Process, type Seat } from 'aftersim/kernel';
    import { compare } from 'aftersim';
    const simulation = new Simulation();
    const desk = new Resource(simulation, { name: 'desk', capacity: 1 });
    function* caller(): Process {
      const seat: Seat = yield* desk.request();
      yield hold(2);
      seat.release();
    }
    for (let index = 0; index < 3; index += 1) simulation.start(caller(), 'caller');
    simulation.run();
    console.log(simulation.now, desk.waits.mean, typeof compare);
  `;
  writeFileSync(join(project, 'program.ts'), program);
  expect(complaints('-p', '.', '--module', 'esnext', '--moduleResolution', 'bundler')).toBe('');
  expect(complaints('-p', '.', '--module', 'nodenext')).toBe('');
  const printed = execFileSync(process.execPath, ['out/program.js'], { cwd: project, encoding: 'utf8' });
  expect(printed).toBe('6 2 function\n');
});

test('a wrong program in such a project does not compile', () => {
  writeFileSync(join(project, 'program.ts'), `import { hold } from 'aftersim/kernel';\nhold('2');\n`);
  expect(complaints('-p', '.', '--module', 'nodenext')).toMatch(
    /^program\.ts\(2,6\): error TS2345: Argument of type 'string' is not assignable to parameter of type 'number'/,
  );
});
