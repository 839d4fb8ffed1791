import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { api } from "../lib/api.ts";
import { ApiError } from "../lib/apiError.ts";
import { type Caret, completed, firstActive } from "../lib/completion.ts";
import { change } from "../lib/url.ts";
import { indexOfColumn, withWord } from "../lib/where.ts";
import type { CompletionItem } from "../lib/wire.ts";
import { useView } from "../parts/view.ts";
import { CompletionList, optionId, useCompletions } from "./CompletionList.tsx";

const pauseMilliseconds = 350;

/** The filter language as text. The server offers words and judges them while one types; Enter
 * applies it. */
export function FilterBar() {
  const { where, model } = useView();
  const [text, setText] = useState(where);
  const [error, setError] = useState<ApiError | null>(null);
  const [focused, setFocused] = useState(false);
  const [asked, setAsked] = useState<Caret | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const current = useRef(text);
  current.current = text;
  useEffect(() => setText(where), [where]);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const found = useCompletions(asked, model?.name);
  const items = found?.items ?? [];
  const active = chosen ?? (asked && found ? firstActive(asked, found) : -1);
  const isOpen = items.length > 0;
  const ask = (next: Caret | null) => {
    setAsked(next);
    setChosen(null);
  };
  const take = (item: CompletionItem) => {
    if (!found) return;
    const next = completed(text, found, item);
    caret.current = next.at;
    setText(next.text);
    ask(next);
  };

  const check = async (filter: string): Promise<ApiError | null> => {
    try {
      if (filter.trim() !== "") await api.filter({ model: model?.name, where: filter });
      if (current.current === filter) setError(null);
      return null;
    } catch (fault) {
      const known = fault instanceof ApiError ? fault : new ApiError(String(fault), "page");
      if (current.current === filter) setError(known);
      return known;
    }
  };
  useEffect(() => {
    if (text.trim() === "") return setError(null);
    const pause = setTimeout(() => void check(text), pauseMilliseconds);
    return () => clearTimeout(pause);
  }, [text, model?.name]);

  const apply = async (filter: string) => {
    ask(null);
    const fault = await check(filter);
    if (!fault) return change({ where: filter.trim(), id: undefined });
    if (fault.column === undefined || current.current !== filter) return;
    // The caret goes to the fault.
    const at = indexOfColumn(filter, fault.column);
    input.current?.setSelectionRange(at, at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.currentTarget.selectionStart ?? text.length;
    switch (event.key) {
      case "Escape":
        event.preventDefault();
        if (isOpen) return ask(null);
        setText(where);
        ask(null);
        return input.current?.blur();
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!isOpen) return ask({ text, at });
        const step = event.key === "ArrowDown" ? 1 : -1;
        const from = active < 0 && step < 0 ? items.length : active;
        return setChosen((from + step + items.length) % items.length);
      }
      case "Tab":
      case "Enter": {
        const item = items[active];
        if (!item || event.shiftKey) return;
        event.preventDefault();
        return take(item);
      }
    }
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
        role="combobox"
        value={text}
        aria-label="Filter"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? "filter-list" : undefined}
        aria-activedescendant={isOpen && active >= 0 ? optionId(active) : undefined}
        aria-invalid={error !== null}
        aria-describedby="filter-error"
        placeholder="Filter, e.g. label = cat and brightness < 0.2"
        spellCheck={false}
        autoComplete="off"
        className={where !== "" ? "set" : ""}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          ask(null);
        }}
        onChange={(event) => {
          const { value, selectionStart } = event.target;
          setText(value);
          ask({ text: value, at: selectionStart ?? value.length });
        }}
        onKeyDown={onKeyDown}
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
      <div className="filter-below">
        {isOpen && <CompletionList items={items} active={active} take={take} />}
        <div id="filter-error" role="status">
          {error && !isOpen && (
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
