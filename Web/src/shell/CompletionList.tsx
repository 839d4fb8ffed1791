import { useEffect, useRef, useState } from "react";
import { api } from "../lib/api.ts";
import type { Caret } from "../lib/completion.ts";
import type { CompletionItem, Completions } from "../lib/wire.ts";

const pauseMilliseconds = 80;

/** What the server offers at the caret; `null` while nothing is asked or the answer is on its way. */
export function useCompletions(
  asked: Caret | null,
  model: string | undefined,
): Completions | null {
  const [answer, setAnswer] = useState<{ asked: Caret; found: Completions } | null>(null);
  useEffect(() => {
    if (!asked) return;
    let isWanted = true;
    const pause = setTimeout(async () => {
      // A list that does not come is no list; the check of the filter says what is wrong.
      const found = await api.completions(asked.text, asked.at, model).catch(() => null);
      if (isWanted && found) setAnswer({ asked, found });
    }, pauseMilliseconds);
    return () => {
      isWanted = false;
      clearTimeout(pause);
    };
  }, [asked, model]);
  return asked && answer?.asked === asked ? answer.found : null;
}

export const optionId = (place: number): string => `filter-option-${place}`;

interface Props {
  items: CompletionItem[];
  /** The item that Enter takes, −1 for none. */
  active: number;
  take(item: CompletionItem): void;
}

/** The list below the filter; the focus stays in the text. */
export function CompletionList({ items, active, take }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active, items]);
  return (
    <ul ref={list} id="filter-list" role="listbox" aria-label="Completions" className="plain">
      {items.map((item, place) => (
        <li
          key={item.text}
          id={optionId(place)}
          role="option"
          aria-selected={place === active}
          // Before the text loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            take(item);
          }}
        >
          <span className="completion-text">{item.text}</span>
          <span className="completion-what">{item.what}</span>
        </li>
      ))}
    </ul>
  );
}
