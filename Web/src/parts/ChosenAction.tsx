import { type ReactNode, useRef, useState } from "react";

interface Props {
  /** The name of the select. */
  label: string;
  /** Whether the name stands before the select; else only screen readers say it. */
  isTitled?: boolean;
  /** What the button does. */
  act: string;
  /** The choice as it stands, with which there is nothing to do. */
  standing?: string;
  run(choice: string): void;
  /** The options, that of `standing` among them. */
  children: ReactNode;
}

/**
 * A choice and the button that carries it out: the arrow keys of a select change its value at once,
 * so that choosing alone does nothing. Afterwards the choice is as it stands, with the focus on it.
 */
export function ChosenAction(
  { label, isTitled = false, act, standing = "", run, children }: Props,
) {
  const [chosen, setChosen] = useState<string>();
  const select = useRef<HTMLSelectElement>(null);
  const choice = chosen ?? standing;
  const commit = () => {
    // A button that is disabled loses the focus, and the keyboard its place.
    select.current?.focus();
    setChosen(undefined);
    run(choice);
  };
  return (
    <span className="field">
      <label className="field">
        {isTitled && label}
        <select
          ref={select}
          aria-label={isTitled ? undefined : label}
          value={choice}
          onChange={(event) => setChosen(event.target.value)}
        >
          {children}
        </select>
      </label>
      <button type="button" disabled={choice === standing} onClick={commit}>{act}</button>
    </span>
  );
}
