import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useSize } from "../lib/element.ts";
import type { SelectHow } from "../lib/selection.ts";
import { useBoxSelection } from "./boxSelection.ts";
import type { Caption } from "./caption.ts";
import { useDrawnRows } from "./drawnRows.ts";
import { gap, gridLayout, moved, revealing } from "./layout.ts";
import { usePassing } from "./passing.ts";
import { Row } from "./Row.tsx";
import { Tile } from "./Tile.tsx";

interface Props {
  ids: Uint32Array;
  /** What the list answers: another answer to the same question moves nothing out of sight. */
  question: string;
  /** The wanted side of a tile; it grows a little to fill the row. */
  tile: number;
  /** Two lines where the captions have a value. */
  captionLines: "one" | "two";
  /** One byte an image; may be empty while nothing is selected. */
  selected: Uint8Array;
  /** A position in `ids`. */
  cursor: number;
  captionOf(id: number): Caption;
  addressOf(id: number): string;
  onCursor(position: number): void;
  onOpen(position: number): void;
  onSelect(ids: Uint32Array, how: SelectHow): void;
}

/** A grid of any number of images: only rows in view exist; one tab stop, keys inside. */
export function VirtualGrid(props: Props) {
  const { ids, question, selected, cursor, captionOf, addressOf, onCursor, onOpen, onSelect } =
    props;
  const [box, room] = useSize<HTMLDivElement>();
  const [scrolled, setScrolled] = useState(0);
  const [passing, pass] = usePassing(room.height);
  const anchor = useRef(0);
  const layout = gridLayout(ids.length, props.tile, room, props.captionLines);
  const { columns, rowStep, rows, height, ratio } = layout;
  const offset = scrolled * ratio;
  const first = Math.max(0, Math.floor(offset / rowStep) - 1);
  const last = Math.min(rows, Math.ceil((offset + room.height) / rowStep) + 1);

  // A row that leaves gives its elements to the one that comes, which is half the work of new ones.
  const slots = Math.ceil(room.height / rowStep) + 4;
  const isDrawn = useDrawnRows(first, room.width > 0 ? last : first, slots, columns, passing);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || room.width === 0) return;
    const row = Math.floor(cursor / columns);
    element.scrollTop = revealing(layout, row, element.scrollTop, element.clientHeight);
    setScrolled(element.scrollTop);
  }, [cursor, columns, rowStep, ratio, question]);
  useEffect(() => {
    anchor.current = 0;
  }, [question]);

  const between = useCallback(
    (a: number, b: number) => ids.subarray(Math.min(a, b), Math.max(a, b) + 1),
    [ids],
  );
  const check = useCallback((position: number) => {
    anchor.current = position;
    onCursor(position);
    onSelect(ids.subarray(position, position + 1), "toggle");
  }, [ids, onCursor, onSelect]);
  const pick = useCallback((position: number, event: MouseEvent) => {
    event.preventDefault();
    box.current?.focus({ preventScroll: true });
    if (event.shiftKey) {
      onCursor(position);
      onSelect(between(anchor.current, position), "add");
    } else if (event.ctrlKey || event.metaKey) check(position);
    else {
      anchor.current = position;
      onOpen(position);
    }
  }, [between, check, onCursor, onOpen, onSelect]);

  const dragged = useBoxSelection(box, layout, ids, onSelect);

  const press = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const rowsInView = Math.floor(room.height / rowStep);
    const to = moved(event.key, control, cursor, ids.length, columns, rowsInView);
    if (to !== undefined) {
      if (event.shiftKey) onSelect(between(anchor.current, to), "add");
      else anchor.current = to;
      onCursor(to);
    } else if (event.key === " " || event.key.toLowerCase() === "x" && !control) check(cursor);
    else if (event.key === "Enter") onOpen(cursor);
    else if (event.key === "a" && control) onSelect(ids, "add");
    else return;
    event.preventDefault();
  };

  const tilesOf = useCallback((row: number) => {
    const start = row * columns;
    return Array.from(ids.subarray(start, start + columns), (id, column) => (
      <Tile
        key={column}
        id={id}
        position={start + column}
        side={layout.tile}
        left={gap + column * layout.columnStep}
        caption={captionOf(id)}
        href={addressOf(id)}
        isSelected={selected[id] === 1}
        isCurrent={start + column === cursor}
        pick={pick}
        check={check}
      />
    ));
  }, [ids, columns, layout.tile, captionOf, addressOf, selected, cursor, pick, check]);

  const cursorRow = Math.floor(cursor / columns);
  const isShown = cursorRow >= first && cursorRow < last && isDrawn(cursorRow);
  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label="Images"
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-multiselectable="true"
      aria-activedescendant={isShown ? `tile-${ids[cursor]}` : undefined}
      onScroll={(event) => {
        setScrolled(event.currentTarget.scrollTop);
        pass(event.currentTarget.scrollTop * ratio);
      }}
      onKeyDown={press}
      onPointerDown={dragged.begin}
      onClickCapture={dragged.swallow}
    >
      {dragged.shown && <div className="selection-box" style={dragged.shown} />}
      <div className="virtual" role="presentation" style={{ height }}>
        {room.width > 0 && Array.from({ length: Math.max(0, last - first) }, (_, i) => {
          const row = first + i;
          return (
            <Row
              key={row % slots}
              row={row}
              top={gap + row * rowStep - offset + scrolled}
              width={columns * layout.columnStep}
              height={rowStep}
              isDrawn={isDrawn(row)}
              columnStep={layout.columnStep}
              side={layout.tile}
              caption={captionOf(ids[row * columns]!).value}
              tilesOf={tilesOf}
            />
          );
        })}
      </div>
    </div>
  );
}
