// What scenarios differ in, and where values come from, as the program says it: text, JSON and exit codes.
import { expect, test } from 'vitest';
import { call, firstSteps } from './call.ts';

interface DiffJson {
  readonly schema: string;
  readonly before: { readonly alternative: string };
  readonly differences: readonly {
    readonly path: string;
    readonly change: string;
    readonly before: { readonly value: string } | null;
    readonly after: { readonly value: string; readonly origin: { readonly from: string } } | null;
  }[];
}

interface ExplainedJson {
  readonly schema: string;
  readonly alternative: string;
  readonly values: readonly { readonly path: string; readonly value: string; readonly origin: object }[];
}

test('the same scenario has no difference: nothing is said, and the code is 0', () => {
  const { code, stdout, stderr } = call(['diff', firstSteps, firstSteps]);
  expect([code, stdout, stderr]).toEqual([0, '', '']);
});

test('two alternatives differ in what their contracts say: the code is 1', () => {
  const { code, stdout } = call(['diff', `${firstSteps}#adHoc`, '#payPerUse']);
  expect(stdout).toContain('~ contracts.service.preset: adHoc -> payPerUse');
  expect(stdout).toContain('~ contracts.service.assetOwner: customer -> maker');
  expect(stdout).toContain('+ contracts.service.charges.use.price: ratePerUse');
  expect(stdout).not.toContain('fleets.');
  expect(code).toBe(1);
});

test('differences as JSON', () => {
  const { code, stdout } = call(['diff', `${firstSteps}#adHoc`, '#payPerUse', '--format', 'json']);
  const result = JSON.parse(stdout) as DiffJson;
  expect(result.schema).toBe('aftersim.diff/1');
  expect(result.before.alternative).toBe('adHoc');
  expect(result.differences).toContainEqual(
    expect.objectContaining({ path: 'contracts.service.preset', change: 'changed' }),
  );
  for (const { change, before, after } of result.differences) {
    expect(change).toBe(before === null ? 'added' : after === null ? 'removed' : 'changed');
  }
  expect(code).toBe(1);
});

test.each([
  ['an alternative that is not there', [`${firstSteps}#adHok`, '#adHoc'], /did you mean "adHoc"/],
  ['a file that is not there', [firstSteps, 'nowhere.yaml'], /there is no file/],
])('%s is trouble: the code is 2', (_what, args, says) => {
  const { code, stdout, stderr } = call(['diff', ...args]);
  expect(stderr).toMatch(says);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('check --explain says where values come from', () => {
  const setting = 'fleets.stations.count=7';
  const args = ['check', firstSteps, '--explain', '--alternative', 'payPerUse', '--set', setting];
  const { code, stdout } = call(args);
  expect(stdout).toMatch(/^fleets\n(?: .*\n)*? {2}stations\.count +7 +--set$/m);
  expect(stdout).toMatch(/^ {2}service\.preset +payPerUse +line 22, alternative$/m);
  expect(stdout).toMatch(/^ {2}service\.recognition +asUsed +preset payPerUse$/m);
  expect(stdout).toMatch(/^ {2}stations\.wear +1 +default$/m);
  expect(code).toBe(0);
  const result = JSON.parse(call([...args, '--format', 'json']).stdout) as ExplainedJson;
  expect(result.schema).toBe('aftersim.check/1');
  expect(result.alternative).toBe('payPerUse');
  expect(result.values).toContainEqual({
    path: 'fleets.stations.count',
    value: '7',
    origin: { from: 'set', setting },
  });
});
