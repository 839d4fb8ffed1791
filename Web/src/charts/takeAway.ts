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
];
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
  return copy;
}

/** The words of an element as SVG text, turned as the element is. */
function textOf(element: HTMLElement, origin: DOMRect): SVGElement | undefined {
  const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent).join("").trim();
  if (words === "") return undefined;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - origin.left, box.top - origin.top];
  const size = parseFloat(style.fontSize);
  const upright = !style.writingMode.startsWith("vertical");
  const anchor = { right: "end", end: "end", center: "middle" }[style.textAlign] ?? "start";
  const along = { end: box.width, middle: box.width / 2, start: 0 }[anchor]!;
  const place = upright
    ? { x: x + along, y: y + box.height / 2 + 0.36 * size }
    : { transform: `translate(${x + box.width / 2 + 0.36 * size} ${y + box.height}) rotate(-90)` };
  const text = made("text", {
    ...place,
    fill: style.color,
    "font-family": style.fontFamily,
    "font-size": size,
    "font-weight": style.fontWeight,
    "text-anchor": upright ? anchor : "start",
  });
  text.textContent = words;
  return text;
}

const isSeen = (style: CSSStyleDeclaration): boolean =>
  style.display !== "none" && style.visibility !== "hidden" && style.opacity !== "0";

/** Everything below an element in the order in which it is painted: drawings, canvases, blocks of
 * one colour and words. */
function collect(element: HTMLElement, origin: DOMRect, into: SVGElement): void {
  const style = getComputedStyle(element);
  if (!isSeen(style) || element.dataset.picture === "no") return;
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
  const text = textOf(element, origin);
  if (text) into.append(text);
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

/** A chart as the text of an SVG file, in the colours that it has on the page. */
export function svgOf(chart: HTMLElement): string {
  const origin = chart.getBoundingClientRect();
  const [width, height] = [Math.ceil(chart.scrollWidth), Math.ceil(origin.height)];
  const root = made("svg", { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = getComputedStyle(chart.closest(".card") ?? document.body).backgroundColor;
  root.append(made("rect", { width, height, fill: ground }));
  collect(chart, origin, root);
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
