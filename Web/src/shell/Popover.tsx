import { type ReactNode, useEffect, useRef, useState } from "react";
import { useEscape } from "../lib/escape.ts";

interface Props {
  /** What stands on the button. */
  title: ReactNode;
  /** The button's name, where the title does not say it. */
  label?: string;
  className: string;
  /** What opens below the button; `close` gives the focus back to it. */
  children(close: () => void): ReactNode;
}

/** A button that opens something below it; Esc, or a press elsewhere, closes it. */
export function Popover({ title, label, className, children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEscape(open, close);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  return (
    <div className="popover-anchor" ref={box}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {title}
      </button>
      {open && children(close)}
    </div>
  );
}
