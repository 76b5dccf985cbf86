/** What surrounds every chart: title, definition, source, the table twin, and files of exactly what is displayed. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { numberText } from '../words/numbers.ts';
import { chartWords } from '../words/chart-words.ts';
import { csvOf, type ChartTable } from './chart-table.ts';
import { InTurn } from './in-turn.tsx';
import { pngOf, saveFile, standaloneSvg } from './save.ts';

export interface FigureProps {
  readonly title: string;
  /** What is shown, in a sentence or two. */
  readonly note: string;
  /** Scenario, seed, replications, engine, and the command that does the same. */
  readonly source: string;
  readonly table: () => ChartTable;
  /** Of files, without ending. */
  readonly name: string;
  /** Choices that belong to this chart. */
  readonly controls?: ComponentChildren;
  /** The chart at a width in pixels. */
  readonly children: (width: number) => ComponentChildren;
}

/** Rows of a table that a page shows; the file has all. */
const mostRows = 200;
const widthBeforeMeasured = 720;

export function Figure({ title, note, source, table, name, controls, children }: FigureProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(widthBeforeMeasured);
  const [asTable, setAsTable] = useState(false);
  useEffect(() => {
    const its = box.current;
    if (its === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.round(entry?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    observer.observe(its);
    return () => observer.disconnect();
  }, []);
  const caption = `${title}. ${note} ${source}`;
  const saveSvg = async (png: boolean): Promise<void> => {
    const svg = box.current?.querySelector('svg');
    if (svg === null || svg === undefined) return;
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--panel');
    const text = standaloneSvg(svg, caption, ground);
    if (!png) saveFile(`${name}.svg`, new Blob([text], { type: 'image/svg+xml' }));
    else saveFile(`${name}.png`, await pngOf(text, svg.clientWidth, svg.clientHeight));
  };
  const save = {
    svg: () => saveSvg(false),
    png: () => saveSvg(true),
    csv: () => saveFile(`${name}.csv`, new Blob([csvOf(table())], { type: 'text/csv' })),
    json: () => {
      const text = JSON.stringify({ title, note, source, ...table() }, undefined, 1);
      saveFile(`${name}.json`, new Blob([text], { type: 'application/json' }));
    },
  };
  return (
    <figure class="charts-figure app-panel" aria-labelledby={id}>
      <div class="charts-head">
        <h2 id={id}>{title}</h2>
        <div class="charts-tools">
          {[false, true].map((its) => (
            <button
              key={String(its)}
              type="button"
              aria-pressed={asTable === its}
              aria-label={chartWords.figure.show(
                its ? chartWords.figure.table : chartWords.figure.chart,
                title,
              )}
              onClick={() => setAsTable(its)}
            >
              {its ? chartWords.figure.table : chartWords.figure.chart}
            </button>
          ))}
          {(['svg', 'png', 'csv', 'json'] as const).map((format) =>
            asTable && (format === 'svg' || format === 'png') ? null : (
              <button
                key={format}
                type="button"
                class="charts-save"
                aria-label={chartWords.figure.saveAs(chartWords.figure.formats[format], title)}
                onClick={() => void save[format]()}
              >
                {chartWords.figure.formats[format]}
              </button>
            ),
          )}
        </div>
      </div>
      <p class="quiet">{note}</p>
      {controls}
      <div ref={box} class="charts-box">
        <InTurn draw={() => (asTable ? <TableTwin table={table()} title={title} /> : children(width))} />
      </div>
      <figcaption class="quiet">
        <small>{source}</small>
      </figcaption>
    </figure>
  );
}

function TableTwin({ table, title }: { readonly table: ChartTable; readonly title: string }) {
  const { columns, rows } = table;
  return (
    <div class="app-scroll charts-table" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{typeof cell === 'number' ? numberText(cell, 6) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? <p class="quiet">{chartWords.figure.more(rows.length - mostRows)}</p> : null}
    </div>
  );
}
