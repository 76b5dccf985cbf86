// What the library exports is documented, down to the members: TypeDoc says so, without a warning.

import { join } from 'node:path';
import { Application, LogLevel, TSConfigReader, TypeDocReader } from 'typedoc';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** All that TypeDoc has to say about what an options file names, and how many things are exported. */
async function complaints(options: string) {
  const application = await Application.bootstrap({ options, logLevel: LogLevel.None }, [
    new TypeDocReader(),
    new TSConfigReader(),
  ]);
  const heard: string[] = [];
  application.logger.log = (message, level) => {
    if (level >= LogLevel.Warn) heard.push(message);
  };
  const project = await application.convert();
  if (project === undefined) return { heard: [...heard, 'nothing was converted'], exported: 0 };
  application.validate(project);
  return { heard, exported: project.children?.length ?? 0 };
}

test('TypeDoc documents the library without a warning', async () => {
  const { heard, exported } = await complaints(join(root, 'typedoc.json'));
  expect(heard).toEqual([]);
  expect(exported).toBeGreaterThan(80);
});

test('and would complain of an export without a word', async () => {
  const { heard } = await complaints(join(import.meta.dirname, 'undocumented/typedoc.json'));
  expect(heard).toEqual([expect.stringContaining('silent')]);
});
