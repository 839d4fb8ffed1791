import { useEffect, useState } from "react";
import { originalAddress, thumbnailAddress } from "../../lib/api.ts";
import type { ImageDetail } from "../../lib/wire.ts";

const shownByBrowsers = ["jpeg", "png", "webp", "gif", "bmp"];
/** Larger files are shown as their thumbnail; the original is a link. */
const mostPixels = 4_000_000;
/** Below this width a picture is enlarged with its pixels kept square. */
const smallBelow = 160;

/** The file itself where the browser can show it and it is not huge; else its thumbnail. */
export function Picture({ detail }: { detail: ImageDetail }) {
  const { id, file, key } = detail;
  const { width, height, format } = file;
  const measured = width !== null && height !== null;
  const original = measured && width * height <= mostPixels &&
    shownByBrowsers.includes(format?.toLowerCase() ?? "");
  const [failed, setFailed] = useState(false);
  useEffect(() => setFailed(false), [id]);
  if (!measured || failed) return <div className="picture none">no picture: not decoded</div>;
  return (
    <div className="picture">
      <img
        key={id}
        src={original ? originalAddress(id) : thumbnailAddress(id)}
        alt={key}
        className={width < smallBelow ? "small" : ""}
        onError={() => setFailed(true)}
      />
    </div>
  );
}
