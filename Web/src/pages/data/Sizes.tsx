import { useMemo } from "react";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { ChartCard } from "../../parts/chart/ChartCard.tsx";
import { Link } from "../../parts/Link.tsx";
import { Failed, Loading } from "../../parts/States.tsx";
import { both, compares } from "../../lib/where.ts";
import { countedSizes, type Size } from "./sizes.ts";

const drawn = 1000;
const listed = 5;
const box = { width: 420, height: 220, left: 46, bottom: 26, top: 8, right: 12 };

/** Width against height, a dot a size, as large as it is frequent; each opens its images. */
export function Sizes() {
  const widths = useResource("column width", () => api.metricColumn("width"));
  const heights = useResource("column height", () => api.metricColumn("height"));
  const sizes = useMemo(
    () =>
      widths.state === "ready" && heights.state === "ready"
        ? countedSizes(widths.value, heights.value)
        : [],
    [widths, heights],
  );
  return (
    <ChartCard
      label="Sizes"
      head={
        <>
          <h2>Sizes</h2>
          {sizes.length > 0 && (
            <small>
              {integer(sizes.length)} different
              {sizes.length > drawn && `, the ${integer(drawn)} most frequent drawn`}
            </small>
          )}
        </>
      }
      taken={sizes.length === 0 ? undefined : {
        name: "Sizes of the images",
        rows: () => [
          ["width", "height", "images"],
          ...sizes.map(({ width, height, count }) => [width, height, count]),
        ],
      }}
    >
      {(widths.state === "loading" || heights.state === "loading") && <Loading what="the sizes" />}
      {widths.state === "failed" && (
        widths.error.code === "network"
          ? <Failed error={widths.error} retry={widths.retry} />
          : (
            <p className="muted">
              No sizes yet: <code>assay measure</code>
            </p>
          )
      )}
      {sizes.length > 0 && (
        <div data-picture="chart">
          <Scatter sizes={sizes.slice(0, drawn)} />
        </div>
      )}
    </ChartCard>
  );
}

const where = ({ width, height }: Size) =>
  both(compares("width", "=", width), compares("height", "=", height));
const words = ({ width, height, count }: Size) => `${width} × ${height}: ${integer(count)} images`;

function Scatter({ sizes }: { sizes: Size[] }) {
  const { query } = useLocation();
  const most = sizes[0]!.count;
  const right = Math.max(...sizes.map(({ width }) => width)) * 1.1;
  const up = Math.max(...sizes.map(({ height }) => height)) * 1.1;
  const x = (value: number) => box.left + (box.width - box.left - box.right) * value / right;
  const y = (value: number) =>
    box.height - box.bottom - (box.height - box.bottom - box.top) * value / up;
  return (
    <>
      <svg
        className="size-scatter"
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="group"
        aria-label="Width against height of the images, in pixels; the most frequent sizes are listed below"
      >
        <path
          className="axis"
          d={`M${box.left} ${box.top}V${box.height - box.bottom}H${box.width - box.right}`}
        />
        {[0, 0.5, 1].map((share) => (
          <g key={share} aria-hidden="true">
            <text x={x(share * right / 1.1)} y={box.height - 9} textAnchor="middle">
              {integer(Math.round(share * right / 1.1))}
            </text>
            {share > 0 && (
              <text x={box.left - 6} y={y(share * up / 1.1) + 4} textAnchor="end">
                {integer(Math.round(share * up / 1.1))}
              </text>
            )}
          </g>
        ))}
        {sizes.map((size) => (
          <Link
            key={`${size.width} ${size.height}`}
            to={imagesAddress(query, where(size))}
            tabIndex={-1}
            aria-label={words(size)}
          >
            <circle
              cx={x(size.width)}
              cy={y(size.height)}
              r={3 + 9 * Math.sqrt(size.count / most)}
            >
              <title>{words(size)}</title>
            </circle>
          </Link>
        ))}
      </svg>
      <ul className="plain size-list" data-picture="no">
        {sizes.slice(0, listed).map((size) => (
          <li key={`${size.width} ${size.height}`} data-size={`${size.width}x${size.height}`}>
            <Link to={imagesAddress(query, where(size))}>{words(size)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
