// Both executors pass one suite; the pool with fewer and more workers than there are tasks.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InProcess } from '../../batch/in-process.ts';
import { Pool } from '../../batch/pool.ts';
import { behavesAsAnExecutor, orderForFirstSteps } from './executor.ts';

const program = pathToFileURL(join(import.meta.dirname, '../../dist/worker.js'));

behavesAsAnExecutor('in process', (order) => new InProcess(order));
for (const workers of [1, 2, 5]) {
  behavesAsAnExecutor(`a pool of ${workers}`, (order) => new Pool(order, { workers, program }));
}

test('a worker that cannot start is an error, not a hang', async () => {
  const nowhere = pathToFileURL(join(import.meta.dirname, 'no-such-worker.js'));
  const pool = new Pool(orderForFirstSteps(), { workers: 2, program: nowhere });
  const ending = pool.run([{ mode: 'frozen', alternative: 'base', replication: 0 }], () => undefined);
  await expect(ending).rejects.toThrow(/a worker thread broke: .*no-such-worker/);
});
