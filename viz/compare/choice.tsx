/** A choice of one of several, with its label. */
interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly onChange: (value: string) => void;
}

/** One of several. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div class="compare-controls">
      <label>
        {label}
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map(([its, title]) => (
            <option key={its} value={its}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
