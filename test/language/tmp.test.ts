import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readScenario, formatProblems } from '../../language/index.ts';
it('x', () => {
  const big = (s: string, head='') => head + s.repeat(Math.floor((999000 - head.length) / s.length));
  const inputs: Record<string, string> = {
    quote: '"' + 'a'.repeat(999000), brackets: big(']'), opens: big('['), braces: big('}'), colons: big(': '), dash: big('-\n'), dashes: big('- '),
    q: big('? '), pct: big('%a\n'), amp: big('&a '), star: big('*a '), hash: big('#'), nl: big('\n'), docs: big('---\n'), dots: big('...\n'),
    keys: Array.from({ length: 90000 }, (_, i) => `k${i}: 1`).join('\n'), same: big('k: 1\n'),
    list: 'a: [' + '1,'.repeat(400000) + ']', flow: big('a: {b: 1}, ', '{'), flowdup: big('a, ', '{'), plain: 'a'.repeat(999000), plainlines: big('aaa aaa\n'),
    block: 'a: |\n' + big(' x\n'), tabs: big('\t'), bang: big('!a '), tag: big('!!str '), esc: '"' + big('\\x'), tpl: big('a: "\\q"\n'), comma: big(', ', '['), 
    stocks: 'aftersim: 1\nname: x\nhorizon: 1 y\nstocks: { a: {\n' + Array.from({ length: 20000 }, (_, i) => `  f${i}: { level: 1, source: f${i+1} }`).join(',\n') + '}}',
    odd: 'horizon: !!binary aGVsbG8=\n? [a]\n: 3\n<<: {a: 1}\n"a\\0b": 4\n',
    tagd: '%TAG ! tag:x,2000:\n---\na: 1', y11: '%YAML 1.1\n---\nno: 1', bom: '\uFEFFaftersim: 1',
  };
  for (const [name, text] of Object.entries(inputs)) {
    const t = performance.now();
    const r = readScenario(text, { file: name });
    const dt = performance.now() - t;
    console.log(name, text.length, dt.toFixed(0), 'problems' in r ? r.problems.length + ' ' + formatProblems(r.problems.slice(0, 2)).slice(0, 400) : 'ok');
  }
}, 600000);
