import "./choice.css";

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, title: string])[];
  onChoose: (value: string) => void;
}

/** One of a few, with its label above: for what a page shows. */
export function Choice({ id, label, value, options, onChoose }: ChoiceProps) {
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="select" value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}
