import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useEscape } from "../lib/escape.ts";

interface Shown {
  text: string;
  box: DOMRect;
}

/** Shows the `data-tip` of whatever is under the pointer or has the focus. The same words stand in
 * the page for screen readers, so this layer is hidden from them. */
export function Tooltip() {
  const [shown, setShown] = useState<Shown | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      const text = target?.getAttribute("data-tip");
      setShown(target && text ? { text, box: target.getBoundingClientRect() } : null);
    };
    const hide = () => setShown(null);
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", show);
    document.addEventListener("focusout", hide);
    document.addEventListener("scroll", hide, true);
    document.addEventListener("pointerdown", hide);
    return () => {
      document.removeEventListener("pointerover", show);
      document.removeEventListener("focusin", show);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("scroll", hide, true);
      document.removeEventListener("pointerdown", hide);
    };
  }, []);
  useEscape(shown !== null, () => setShown(null));
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !shown) return;
    const { width, height } = element.getBoundingClientRect();
    const { box } = shown;
    const left = Math.min(
      innerWidth - width - 8,
      Math.max(8, box.left + box.width / 2 - width / 2),
    );
    const below = box.bottom + 6 + height < innerHeight;
    element.style.left = `${left}px`;
    element.style.top = `${below ? box.bottom + 6 : box.top - height - 6}px`;
  }, [shown]);
  return shown && <div ref={ref} className="tooltip" aria-hidden="true">{shown.text}</div>;
}
