const withoutText = ["button", "checkbox", "radio", "range"];

/** Whether a key press belongs to a text that one writes. */
export const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && !withoutText.includes(target.type) ||
  target instanceof HTMLTextAreaElement;

/** Whether a key press belongs to something one types or chooses in. */
export const isTyping = (target: EventTarget | null): boolean =>
  isText(target) || target instanceof HTMLSelectElement;

/** Whether a dialog is open, to which all keys belong. */
export const isUnderDialog = (): boolean => document.querySelector("dialog[open]") !== null;
