/** The sweep as the page shows it: what to try on top, the picture below, the command that does the same beside it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Figure } from '../charts/figure.tsx';
import { better, formatOf, titleOf, unitOf } from '../compare/metric.ts';
import { metricOf, moneyMetrics } from '../compare/series.ts';
import type { Language } from '../document/language.ts';
import type { ScenarioDocument } from '../document/document.ts';
import { sweepWords as words } from '../words/sweep-words.ts';
import { settingsToVary, type SettingToVary } from './settings-to-vary.ts';
import { sweepSentences, sweepTable, type SweepChartData } from './sweep-chart-data.ts';
import { sweepCommand } from './sweep-command.ts';
import { rowsOf, valuesAround } from './sweep-data.ts';
import { SweepLines } from './sweep-lines.tsx';
import { SweepMap } from './sweep-map.tsx';
import { mostCells, type Begun, type SweepAsked, type SweepState } from './sweep-state.ts';
import '../charts/charts.css';
import './sweep.css';

export interface SweepViewProps {
  readonly document: ScenarioDocument;
  readonly sweep: SweepState;
  /** Alternatives of the scenario, all of them; none: the scenario itself. */
  readonly alternatives: readonly { readonly id: string; readonly title: string }[];
  readonly shown: readonly string[];
  readonly currency: string;
  /** The file that the command names. */
  readonly file: string;
  /** Provenance, without the command. */
  readonly source: (replications: number, command: string) => string;
  readonly name: string;
}

/** The choice of the scenario's own sweep, in place of a path. */
const own = '*';
const replicationsAtFirst = 10;
const mostReplications = 200;

interface Axis {
  readonly path: string;
  readonly values: string;
}

export function SweepView(props: SweepViewProps) {
  const { document } = props;
  const language = document.language.value;
  useEffect(() => {
    void document.beginEditing();
  }, [document]);
  if (language === null) {
    return (
      <p class="app-panel" aria-live="polite">
        {words.reading}
      </p>
    );
  }
  return <Loaded {...props} language={language} />;
}

function Loaded(props: SweepViewProps & { readonly language: Language }) {
  const { document, language, sweep, alternatives, shown, file } = props;
  const text = document.text.value;
  const outlined = useMemo(() => language.outlined(text), [language, text]);
  const settings = useMemo(() => settingsToVary(outlined?.fields ?? []), [outlined]);
  const hasOwn = outlined?.maps.has('sweep') === true;
  const axisOf = (path: string): Axis => {
    const its = settings.find((each) => each.path === path);
    return { path, values: its === undefined ? '' : valuesAround(its.text, its.range).join(', ') };
  };
  const [first, setFirst] = useState<Axis>(() => (hasOwn ? axisOf(own) : axisOf(settings[0]?.path ?? '')));
  const [second, setSecond] = useState<Axis>({ path: '', values: '' });
  const [metric, setMetric] = useState<string>('value/joint');
  const [replications, setReplications] = useState(replicationsAtFirst);
  const [said, setSaid] = useState('');
  const isOwn = first.path === own;
  const models = alternatives.some(({ id }) => id === 'base') || isOwn ? [] : shown;
  const axes = isOwn ? [] : [first, second].filter(({ path }) => path !== '').map(valuesOf);
  const asked: SweepAsked = { axes, alternatives: models, replications };
  const cells = axes.reduce((product, { values }) => product * values.length, 1);
  const last = sweep.begun.value;
  const begun = last?.preset === document.preset.value.id ? last : undefined;
  const { done, wanted, running } = sweep.progress.value;
  const ready = isOwn || (axes.length > 0 && axes.every(({ values }) => values.length > 0));
  const command = sweepCommand(file, asked, metric);
  const isStale =
    begun !== undefined && (begun.text !== text || JSON.stringify(begun.asked) !== JSON.stringify(asked));
  const copy = (): void => {
    navigator.clipboard.writeText(command).then(
      () => setSaid(document.isChanged.peek() ? `${words.copied} ${words.savedFirst(file)}` : words.copied),
      () => setSaid(command),
    );
  };
  return (
    <div class="app-main sweep-view">
      <section class="app-panel" aria-labelledby="sweep-title">
        <h2 id="sweep-title">{words.title}</h2>
        <p class="quiet">{words.hint}</p>
        <div class="sweep-choice">
          <Setting
            label={words.first}
            axis={first}
            settings={settings}
            hasOwn={hasOwn}
            axisOf={axisOf}
            onChange={setFirst}
          />
          {isOwn ? null : (
            <Setting
              label={words.second}
              axis={second}
              settings={settings}
              hasOwn={false}
              canBeNone
              axisOf={axisOf}
              onChange={setSecond}
            />
          )}
          <label>
            {words.replications}
            <input
              type="number"
              min={1}
              max={mostReplications}
              value={replications}
              onChange={(event) => {
                const next = Math.round(Number(event.currentTarget.value));
                if (next >= 1 && next <= mostReplications) setReplications(next);
              }}
            />
          </label>
        </div>
        <div class="sweep-run">
          {running ? (
            <button type="button" onClick={() => sweep.stop()}>
              {words.stop}
            </button>
          ) : (
            <button type="button" class="primary" disabled={!ready} onClick={() => void sweep.run(asked)}>
              {words.run}
            </button>
          )}
          <button type="button" disabled={!ready} onClick={copy}>
            {words.copy}
          </button>
          <span class="quiet">{isOwn ? '' : words.cells(cells, models.length)}</span>
          {cells * Math.max(1, models.length) > mostCells ? (
            <span role="alert">{words.tooMany(cells * Math.max(1, models.length), mostCells)}</span>
          ) : null}
          {running ? (
            <span role="status">
              <progress value={done} max={wanted} aria-label={words.title} /> {words.progress(done, wanted)}
            </span>
          ) : null}
        </div>
        <p role="status">{said}</p>
        {sweep.problems.value.map((problem) => (
          <p key={problem} role="alert">
            {problem}
          </p>
        ))}
      </section>
      {begun === undefined ? null : (
        <>
          {isStale && !running ? <p class="quiet">{words.stale}</p> : null}
          <SweepFigure {...props} begun={begun} metric={metric} onMetric={setMetric} />
        </>
      )}
    </div>
  );
}

function valuesOf({ path, values }: Axis): { readonly path: string; readonly values: readonly string[] } {
  // A comma between digits of thousands is not meant: values are written as in the file.
  return {
    path,
    values: [...new Set(values.split(',').map((its) => its.trim()))].filter((its) => its !== ''),
  };
}

interface SettingProps {
  readonly label: string;
  readonly axis: Axis;
  readonly settings: readonly SettingToVary[];
  readonly hasOwn: boolean;
  readonly canBeNone?: boolean;
  readonly axisOf: (path: string) => Axis;
  readonly onChange: (axis: Axis) => void;
}

function Setting({ label, axis, settings, hasOwn, canBeNone = false, axisOf, onChange }: SettingProps) {
  const optionOf = ({ path, text }: SettingToVary) => (
    <option key={path} value={path}>
      {`${path} (${text})`}
    </option>
  );
  return (
    <>
      <label>
        {label}
        <select value={axis.path} onChange={(event) => onChange(axisOf(event.currentTarget.value))}>
          {canBeNone ? <option value="">{words.none}</option> : null}
          {hasOwn ? <option value={own}>{words.own}</option> : null}
          <optgroup label={words.assumed}>
            {settings.filter(({ range }) => range !== null).map(optionOf)}
          </optgroup>
          <optgroup label={words.others}>
            {settings.filter(({ range }) => range === null).map(optionOf)}
          </optgroup>
        </select>
      </label>
      {axis.path === '' || axis.path === own ? null : (
        <label>
          {words.values}
          <input
            type="text"
            aria-label={words.valuesOf(axis.path)}
            value={axis.values}
            onInput={(event) => onChange({ ...axis, values: event.currentTarget.value })}
          />
        </label>
      )}
    </>
  );
}

interface SweepFigureProps extends SweepViewProps {
  readonly begun: Begun;
  readonly metric: string;
  readonly onMetric: (metric: string) => void;
}

function SweepFigure({
  begun,
  metric,
  onMetric,
  alternatives,
  currency,
  file,
  source,
  name,
}: SweepFigureProps) {
  const { asked, design, runs } = begun;
  const format = formatOf(metric, currency);
  const values = Object.fromEntries(
    Object.entries(runs).map(([id, its]) => [id, its.map((run) => metricOf(run, metric))]),
  );
  const counts = Object.values(values).map((its) => its.length);
  const whole = Math.min(...counts);
  const some = Object.values(runs).find((its) => its.length > 0)?.[0];
  const along = design.axes.at(-1);
  if (along === undefined || some === undefined) return null;
  const titles = new Map(alternatives.map(({ id, title }) => [id, title]));
  const order = alternatives.map(({ id }) => id);
  const before = design.axes.slice(0, -1);
  const isByModel = asked.alternatives.length > 0;
  const data: SweepChartData = {
    title: words.lineTitle(titleOf(metric), along.id),
    unit: unitOf(metric, currency),
    format,
    better: better[metric] ?? 0,
    before,
    along,
    rows: rowsOf({ axes: design.axes, cells: design.cells, values }).map((row, index) => {
      const [model = '', ...rest] = row.at;
      const others = (isByModel ? before.slice(1) : before).map(
        ({ id }, at) => `${id} ${(isByModel ? rest : row.at)[at] ?? ''}`,
      );
      const title = [...(isByModel ? [titles.get(model) ?? model] : []), ...others].join(', ');
      const short = [...(isByModel ? [titles.get(model) ?? model, ...rest] : row.at)].join(', ');
      return { ...row, title, short, series: isByModel ? Math.max(0, order.indexOf(model)) : index };
    }),
  };
  const isMap = design.axes.length - (isByModel ? 1 : 0) > 1;
  return (
    <Figure
      title={data.title}
      note={[words.note(titleOf(metric), whole), ...sweepSentences(data)].join(' ')}
      source={source(whole, sweepCommand(file, asked, metric))}
      table={() => sweepTable(data)}
      name={`${name}-sweep`}
      controls={
        <label class="compare-controls">
          {words.measure}{' '}
          <select value={metric} onChange={(event) => onMetric(event.currentTarget.value)}>
            {[...moneyMetrics, ...Object.keys(some.result.indicators)].map((its) => (
              <option key={its} value={its}>
                {titleOf(its)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {(width) => (isMap ? <SweepMap data={data} width={width} /> : <SweepLines data={data} width={width} />)}
    </Figure>
  );
}
