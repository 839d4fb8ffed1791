/** A chart as a picture of its own: what stands on the page, drawn again as SVG. */

/** The properties of drawn shapes that come from style sheets. */
const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "vector-effect",
];
/** What is for the page alone. */
const left = '.hidden, button, select, [data-picture="no"]';
const namespace = "http://www.w3.org/2000/svg";

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function withStyles(original: SVGElement): SVGElement {
  const copy = original.cloneNode(true) as SVGElement;
  const parts = [original, ...original.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  parts.forEach((part, at) => {
    const style = getComputedStyle(part);
    for (const name of drawn) copies[at]!.style.setProperty(name, style.getPropertyValue(name));
    copies[at]!.removeAttribute("class");
  });
  for (const one of copy.querySelectorAll(left)) one.remove();
  return copy;
}

/** The words of an element, without those of its children, as SVG text; cut where they are on the
 * page. */
function wordsOf(element: HTMLElement, origin: DOMRect): SVGElement[] {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const shown = element.clientWidth / element.scrollWidth;
  return [...element.childNodes].flatMap((node) => {
    const words = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").trim() : "";
    if (words === "") return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const [x, y] = [box.left - origin.left, box.top - origin.top];
    const place = style.writingMode.startsWith("vertical")
      ? { transform: `translate(${x + 0.8 * box.width} ${y + box.height}) rotate(-90)` }
      : { x, y: y + 0.8 * box.height };
    const text = made("text", {
      ...place,
      fill: style.color,
      "font-family": style.fontFamily,
      "font-size": size,
      "font-weight": style.fontWeight,
    });
    text.textContent = shown < 1 && style.overflow === "hidden"
      ? `${words.slice(0, Math.max(1, Math.floor(words.length * shown) - 1))}…`
      : words;
    return [text];
  });
}

const isSeen = (style: CSSStyleDeclaration): boolean =>
  style.display !== "none" && style.visibility !== "hidden" && style.opacity !== "0";

/** Everything below an element in the order in which it is painted: drawings, canvases, blocks of
 * one colour and words. */
function collect(element: HTMLElement, origin: DOMRect, into: SVGElement): void {
  const style = getComputedStyle(element);
  if (!isSeen(style) || element.matches(left)) return;
  const box = element.getBoundingClientRect();
  const frame = {
    x: box.left - origin.left,
    y: box.top - origin.top,
    width: box.width,
    height: box.height,
  };
  if (element instanceof HTMLCanvasElement) {
    into.append(made("image", { ...frame, href: element.toDataURL() }));
    return;
  }
  if (!/rgba?\(.*, 0\)|transparent|\/ 0\)/.test(style.backgroundColor)) {
    into.append(made("rect", { ...frame, fill: style.backgroundColor }));
  }
  into.append(...wordsOf(element, origin));
  for (const child of element.children) {
    if (child instanceof SVGSVGElement) {
      const inner = child.getBoundingClientRect();
      const copy = withStyles(child);
      copy.setAttribute("x", String(inner.left - origin.left));
      copy.setAttribute("y", String(inner.top - origin.top));
      copy.setAttribute("width", String(inner.width));
      copy.setAttribute("height", String(inner.height));
      into.append(copy);
    } else if (child instanceof HTMLElement && !(child instanceof HTMLImageElement)) {
      collect(child, origin, into);
    }
  }
}

const titleHeight = 24;

/** A chart as the text of an SVG file, in the colours that it has on the page, under a title. */
export function svgOf(chart: HTMLElement, title: string): string {
  const origin = chart.getBoundingClientRect();
  const width = Math.ceil(chart.scrollWidth);
  const height = Math.ceil(origin.height) + titleHeight;
  const root = made("svg", { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` });
  const { backgroundColor } = getComputedStyle(chart.closest(".card") ?? document.body);
  root.append(made("rect", { width, height, fill: backgroundColor }));
  const { color, fontFamily } = getComputedStyle(chart);
  const style = { fill: color, "font-family": fontFamily, "font-size": 13, "font-weight": 600 };
  const head = made("text", { x: 4, y: 16, ...style });
  head.textContent = title;
  const body = made("g", { transform: `translate(0 ${titleHeight})` });
  collect(chart, origin, body);
  root.append(head, body);
  return new XMLSerializer().serializeToString(root);
}

/** The picture of an SVG file, with two pixels for each of its units. */
export async function pngOf(svg: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * picture.width;
  canvas.height = 2 * picture.height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("no picture")), "image/png")
  );
}
