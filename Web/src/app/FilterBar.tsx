import { useEffect, useRef, useState } from "react";
import { api, ApiError } from "../lib/api.ts";
import { change } from "../lib/url.ts";
import { indexOfColumn, withWord } from "../lib/where.ts";
import { useView } from "./view.ts";

const pauseMilliseconds = 350;

/** The filter language as text. The server judges it while one types; Enter applies it. */
export function FilterBar() {
  const { where, model } = useView();
  const [text, setText] = useState(where);
  const [error, setError] = useState<ApiError | null>(null);
  const [focused, setFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const current = useRef(text);
  current.current = text;
  useEffect(() => setText(where), [where]);

  const check = async (filter: string): Promise<boolean> => {
    try {
      if (filter.trim() !== "") await api.filter({ model: model?.name, where: filter });
      if (current.current === filter) setError(null);
      return true;
    } catch (fault) {
      if (fault instanceof ApiError && current.current === filter) setError(fault);
      return false;
    }
  };
  useEffect(() => {
    if (text.trim() === "") return setError(null);
    const pause = setTimeout(() => void check(text), pauseMilliseconds);
    return () => clearTimeout(pause);
  }, [text, model?.name]);

  const apply = async (filter: string) => {
    if (await check(filter)) change({ where: filter.trim(), id: undefined });
  };
  return (
    <form
      className="filter"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void apply(text);
      }}
    >
      <input
        id="filter"
        ref={input}
        type="text"
        value={text}
        aria-label="Filter"
        aria-invalid={error !== null}
        aria-describedby="filter-error"
        placeholder="Filter, e.g. label = cat and brightness < 0.2"
        spellCheck={false}
        autoComplete="off"
        className={where !== "" ? "set" : ""}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          setText(where);
          input.current?.blur();
        }}
      />
      {!focused && text === "" && <kbd className="filter-key" aria-hidden="true">/</kbd>}
      {text !== "" && (
        <button
          type="button"
          className="quiet filter-clear"
          aria-label="Clear the filter"
          onClick={() => {
            setText("");
            change({ where: undefined, id: undefined });
          }}
        >
          ×
        </button>
      )}
      <div id="filter-error" role="status">
        {error && (
          <Fault
            error={error}
            text={text}
            mend={(mended) => {
              setText(mended);
              input.current?.focus();
            }}
          />
        )}
      </div>
    </form>
  );
}

/** The server's words, the place in the text, and the nearest known word to put there. */
function Fault(
  { error, text, mend }: { error: ApiError; text: string; mend(text: string): void },
) {
  const { column, nearest } = error;
  const at = column === undefined ? 0 : indexOfColumn(text, column);
  const from = Math.max(0, at - 30);
  return (
    <div className="filter-fault">
      {column !== undefined && (
        <code aria-hidden="true">
          {text.slice(from, at)}
          <mark>{text.charAt(at) || " "}</mark>
          {text.slice(at + 1, at + 25)}
        </code>
      )}
      <p>{column !== undefined && <b>Column {column}:</b>} {error.message}</p>
      {nearest !== undefined && column !== undefined && (
        <button
          type="button"
          onClick={() => mend(withWord(text, column, nearest))}
        >
          Use “{nearest}”
        </button>
      )}
    </div>
  );
}
