/** Whether a key press belongs to something one types or chooses in. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "range" ||
  target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
