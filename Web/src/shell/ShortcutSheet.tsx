import { useEffect, useRef } from "react";
import { useEscape } from "../lib/escape.ts";
import { pages } from "./pages.ts";

const groups: [string, [string, string][]][] = [
  ["Everywhere", [
    ...pages.map(({ letter, group, title }): [string, string] => [
      `g ${letter}`,
      // Several groups have a Summary and an Explorer.
      group && pages.some((other) => other.title === title && other.group !== group)
        ? `${group}: ${title}`
        : title,
    ]),
    ["/", "Filter the images"],
    ["Esc", "Close the topmost thing"],
    ["?", "This sheet"],
  ]],
  ["Confusion matrix", [
    ["← ↑ ↓ →", "Move; with Shift ten cells"],
    ["Home End", "First and last cell of the row"],
    ["Enter", "Open the cell's images"],
    ["+ − 0", "Zoom in, out, show all"],
  ]],
  ["Performance by metric", [
    ["← →", "Previous and next bin"],
    ["Home End", "First and last bin"],
    ["Enter", "Open the bin's images"],
  ]],
  ["Label review", [
    ["a", "Accept the suggested class"],
    ["r", "Reject it: the given label is right"],
    ["1 – 9", "Relabel as the class of that number"],
    ["0", "No class is valid"],
    ["s", "Skip until the end"],
    ["u", "Take this tab’s last decision back"],
    ["Ctrl Z", "The same, in a list of choices too; with Shift it is done again"],
    ["j k", "Next and previous without a decision"],
  ]],
  ["Duplicates", [
    ["← →", "Previous and next image of the group"],
    ["↑ ↓", "Previous and next group; with Ctrl Home End the first and last"],
    ["k", "Keep this image, tag the others “duplicate”"],
    ["a", "Keep the suggested image, and go to the next group"],
    ["n", "Next group that nothing was done about"],
    ["Enter", "Open the image"],
    ["Ctrl Z", "Undo this tab’s last edit; with Shift do it again"],
  ]],
  ["Explorer", [
    ["← ↑ ↓ →", "Move; with Shift select on the way"],
    ["PageUp PageDown", "A screen up or down"],
    ["Home End", "Start and end of the row; with Ctrl of all"],
    ["Enter", "Open the image"],
    ["j k", "Next and previous image"],
    ["X Space", "Select or unselect"],
    ["Ctrl A", "Select all in view"],
    ["t", "Tag the selected images"],
    ["Ctrl Z", "Undo this tab’s last edit; with Shift do it again"],
    ["f", "Full screen; in the picture + − 0 and arrows"],
  ]],
  ["Map", [
    ["← ↑ ↓ →", "To the nearest image that way; with Shift move the view"],
    ["Enter", "Open the image"],
    ["X Space", "Select or unselect"],
    ["+ − 0", "Zoom in, out, show all"],
  ]],
];

/** All keys on one sheet, as a dialog. */
export function ShortcutSheet({ close }: { close(): void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEscape(true, close);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => before instanceof HTMLElement ? before.focus() : undefined;
  }, []);
  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby="sheet-title"
      onCancel={close}
      onClose={close}
    >
      <div className="card-head">
        <h2 id="sheet-title">Keyboard</h2>
        <span className="spacer" />
        <button type="button" className="quiet" aria-label="Close" onClick={close}>×</button>
      </div>
      <div className="sheet-groups">
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key + meaning}>
                  <dt>{key.split(" ").map((one) => <kbd key={one}>{one}</kbd>)}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
