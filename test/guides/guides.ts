// The guides as programs: what stands in the first `ts` block of a page is run, and what it prints must be the `text` block
// that follows. So is the program of the project's first page.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
/** Where the guides are. */
export const folder = join(root, 'docs/guides');
const library = join(root, 'engine/kernel-library.ts');

/** A page of the guides. */
export interface Guide {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly page: string;
  readonly program: string;
  readonly output: string;
}

/** Pages whose examples are commands; test/cli/own-data.test.ts runs them. */
const ofCommands = ['your-own-data.md'];
const blocks = /```ts\n([\s\S]*?)```\n[\s\S]*?```text\n([\s\S]*?)```/;

/** Every guide; the index is none. */
export function guides(): Guide[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md' && !ofCommands.includes(name))
    .map((name) => guideAt(join(folder, name)));
}

/** The project's first page. */
export const firstPage = (): Guide => guideAt(join(root, 'README.md'));

function guideAt(path: string): Guide {
  const page = readFileSync(path, 'utf8');
  const [, program = '', output = ''] = blocks.exec(page) ?? [];
  return { name: basename(path), path, title: /^# (.*)$/m.exec(page)?.[1] ?? '', page, program, output };
}

/** Writes the output into the page of its guide. */
export function rewrite(guide: Guide, output: string): void {
  writeFileSync(
    guide.path,
    guide.page.replace(`\`\`\`text\n${guide.output}\`\`\``, `\`\`\`text\n${output}\`\`\``),
  );
}

/** Runs programs, all bundled at once; gives what each printed, by name. */
export async function outputs(programs: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const temporary = mkdtempSync(join(tmpdir(), 'aftersim-guides-'));
  try {
    for (const [name, program] of Object.entries(programs))
      writeFileSync(join(temporary, `${name}.ts`), program);
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      resolve: { alias: { 'aftersim/kernel': library } },
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: join(temporary, 'built'),
        target: 'node20',
        rolldownOptions: {
          input: Object.fromEntries(
            Object.keys(programs).map((name) => [name, join(temporary, `${name}.ts`)]),
          ),
          output: { entryFileNames: '[name].mjs' },
        },
      },
    });
    return Object.fromEntries(
      Object.keys(programs).map((name) => {
        const { stdout, stderr } = spawnSync(process.execPath, [join(temporary, 'built', `${name}.mjs`)], {
          encoding: 'utf8',
        });
        return [name, `${stdout}${stderr}`];
      }),
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What the compiler has to say against programs, under the project's own strictness; by name, the innocent left out. */
export function diagnostics(programs: Readonly<Record<string, string>>): Record<string, string[]> {
  const configuration = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) =>
    readFileSync(path, 'utf8'),
  );
  const { options } = ts.parseJsonConfigFileContent(configuration.config, ts.sys, root);
  const files = Object.fromEntries(
    Object.entries(programs).map(([name, program]) => [
      join(root, 'test/guides', `${name}.virtual.ts`),
      program,
    ]),
  );
  const settings: ts.CompilerOptions = {
    ...options,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    paths: { 'aftersim/kernel': [library] },
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path in files || fileExists(path);
  host.readFile = (path) => files[path] ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = files[path];
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
  };
  const declarations = readdirSync(join(root, 'types')).map((name) => join(root, 'types', name));
  const found: Record<string, string[]> = {};
  for (const problem of ts.getPreEmitDiagnostics(
    ts.createProgram([...Object.keys(files), ...declarations], settings, host),
  )) {
    const path = problem.file?.fileName ?? 'no file';
    const name = Object.keys(programs).find((its) => path.endsWith(`/${its}.virtual.ts`)) ?? path;
    (found[name] ??= []).push(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
  }
  return found;
}
