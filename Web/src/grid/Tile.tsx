import { memo, type MouseEvent, useState } from "react";
import type { Caption } from "./caption.ts";

interface Props {
  id: number;
  position: number;
  side: number;
  left: number;
  caption: Caption;
  href: string;
  isSelected: boolean;
  isCurrent: boolean;
  pick(position: number, event: MouseEvent): void;
  check(position: number, event: MouseEvent): void;
}

const signs = { correct: "✓", wrong: "✗", none: "" };

/** One image: its picture, label and prediction, right or wrong by colour and by sign. */
export const Tile = memo(function Tile(props: Props) {
  const { id, position, side, left, caption, href, isSelected, isCurrent, pick, check } = props;
  const [failed, setFailed] = useState<string | null>(null);
  const names = ["tile", caption.outcome];
  if (isSelected) names.push("selected");
  if (isCurrent) names.push("current");
  return (
    <div
      id={`tile-${id}`}
      role="gridcell"
      aria-selected={isSelected}
      className={names.join(" ")}
      style={{ left, width: side }}
      data-id={id}
    >
      <a href={href} tabIndex={-1} draggable={false} onClick={(event) => pick(position, event)}>
        {caption.picture !== null && failed !== caption.picture
          ? (
            <img
              // Another element for another image: the one before must not stand in for it.
              key={id}
              src={caption.picture}
              width={side}
              height={side}
              alt=""
              decoding="async"
              draggable={false}
              onError={() => setFailed(caption.picture)}
            />
          )
          : <span className="no-picture" style={{ width: side, height: side }}>no picture</span>}
        <span className="tile-text">
          {caption.outcome !== "none" && (
            <b className={caption.outcome} role="img" aria-label={caption.outcome}>
              {signs[caption.outcome]}
            </b>
          )}
          {caption.text}
        </span>
        {caption.value !== "" && <span className="tile-value">{caption.value}</span>}
      </a>
      <span className="tile-check" aria-hidden="true" onClick={(event) => check(position, event)}>
        {isSelected ? "✓" : ""}
      </span>
    </div>
  );
});
