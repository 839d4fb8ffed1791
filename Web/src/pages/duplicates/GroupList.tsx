import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { api, type DuplicatesAsked } from "../../lib/api.ts";
import { tag, untag } from "../../lib/edits.ts";
import { useSize } from "../../lib/element.ts";
import { imagesAddress } from "../../lib/links.ts";
import { useResource } from "../../lib/resource.ts";
import { go, location } from "../../lib/url.ts";
import type { DuplicateSet } from "../../lib/wire.ts";
import { Failed } from "../../parts/States.tsx";
import { useUndoKeys } from "../../parts/undoKeys.ts";
import { type Cursor, isDone, keeping, keptOf, moved } from "./asked.ts";
import { chunkKey, chunkSize, rowHeight } from "./chunk.ts";
import { GroupRow, imageId } from "./GroupRow.tsx";

interface Props {
  question: DuplicatesAsked;
  model: string | undefined;
  count: number;
}

/** All groups, of which only those in view are drawn: one tab stop, arrows inside. */
export function GroupList({ question, model, count }: Props) {
  const [ref, { height }] = useSize<HTMLDivElement>();
  const [top, setTop] = useState(0);
  const [cursor, setCursor] = useState<Cursor>({ group: 0, image: 0 });
  const known = useRef(new Map<number, DuplicateSet>());
  const [, redraw] = useState(0);
  const learn = useCallback((chunk: number, groups: DuplicateSet[]) => {
    groups.forEach((group, place) => known.current.set(chunk * chunkSize + place, group));
    redraw((before) => before + 1);
  }, []);
  const at = { ...cursor, group: Math.min(cursor.group, count - 1) };
  const current = known.current.get(at.group);

  const show = (next: Cursor) => {
    setCursor(next);
    const list = ref.current;
    if (!list) return;
    const [start, end] = [next.group * rowHeight, (next.group + 1) * rowHeight];
    if (start < list.scrollTop) list.scrollTop = start;
    else if (end > list.scrollTop + list.clientHeight) list.scrollTop = end - list.clientHeight;
  };
  useEffect(() => {
    document.getElementById(imageId(at.group, at.image))
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at.group, at.image]);

  const keep = async (group: DuplicateSet, image: number | undefined) => {
    if (image === undefined) return;
    const { tag: more, untag: less } = keeping(group, image);
    if (less.length > 0) await untag("duplicate", { images: less });
    if (more.length > 0) await tag("duplicate", { images: more });
  };
  useUndoKeys();
  const press = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const next = moved(event.key, control, at, count, current?.images.length ?? 1);
    if (next) {
      event.preventDefault();
      show(next);
    } else if (control || event.altKey || !current) {
      return;
    } else if (event.key === "k") {
      void keep(current, current.images[at.image]?.id);
    } else if (event.key === "a") {
      void keep(current, keptOf(current));
      if (at.group + 1 < count) show({ group: at.group + 1, image: 0 });
    } else if (event.key === "n") {
      let group = at.group + 1;
      while (group < count - 1 && known.current.has(group) && isDone(known.current.get(group)!)) {
        group += 1;
      }
      if (group < count) show({ group, image: 0 });
    } else if (event.key === "Enter") {
      const image = current.images[at.image];
      if (image) {
        go(imagesAddress(location.get().query, current.filter ?? "", { id: String(image.id) }));
      }
    }
  };

  const first = Math.max(0, Math.floor((top / rowHeight - 2) / chunkSize));
  const last = Math.floor(Math.min(count - 1, (top + height) / rowHeight + 2) / chunkSize);
  const cursorChunk = Math.floor(at.group / chunkSize);
  const chunks = new Set<number>([cursorChunk]);
  for (let chunk = first; chunk <= last; chunk++) chunks.add(chunk);
  return (
    <div
      ref={ref}
      className="duplicate-list"
      role="grid"
      aria-label="Groups of duplicates"
      aria-rowcount={count}
      aria-activedescendant={current ? imageId(at.group, at.image) : undefined}
      tabIndex={0}
      onKeyDown={press}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: count * rowHeight }}>
        {[...chunks].sort((a, b) => a - b).map((chunk) => (
          <Chunk
            key={chunk}
            chunk={chunk}
            question={question}
            model={model}
            cursor={at}
            learn={learn}
            point={show}
            keep={keep}
          />
        ))}
      </div>
    </div>
  );
}

interface ChunkProps {
  chunk: number;
  question: DuplicatesAsked;
  model: string | undefined;
  cursor: Cursor;
  learn(chunk: number, groups: DuplicateSet[]): void;
  point(cursor: Cursor): void;
  keep(group: DuplicateSet, image: number | undefined): Promise<void>;
}

/** Some groups, asked for at once. */
function Chunk({ chunk, question, model, cursor, learn, point, keep }: ChunkProps) {
  const answer = useResource(
    chunkKey(question, model, chunk),
    () => api.duplicates(question, model, chunk * chunkSize, chunkSize),
  );
  const groups = answer.state === "ready" ? answer.value.groups : undefined;
  useEffect(() => {
    if (groups) learn(chunk, groups);
  }, [groups]);
  if (answer.state === "failed") return <Failed error={answer.error} retry={answer.retry} />;
  return (
    <>
      {groups?.map((group, place) => {
        const number = chunk * chunkSize + place;
        return (
          <GroupRow
            key={number}
            number={number}
            group={group}
            cursor={cursor.group === number ? cursor.image : undefined}
            point={(image) => point({ group: number, image })}
            keep={(image) => void keep(group, image)}
          />
        );
      })}
    </>
  );
}
