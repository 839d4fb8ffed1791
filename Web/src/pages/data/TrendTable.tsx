import { imagesAddress } from "../../lib/links.ts";
import { decimal, integer } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import { both, isPresent, within } from "../../lib/where.ts";
import type { Scatter } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { useView } from "../../parts/view.ts";

/** The numbers behind the trend, each bin a link to its images. */
export function TrendTable(
  { scatter, xTitle, yTitle }: { scatter: Scatter; xTitle: string; yTitle: string },
) {
  const { imagesWhere } = useView();
  const { query } = useLocation();
  const { x, y, trend } = scatter;
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={`${yTitle} by ${xTitle}`}>
      <table className="plain-table trend-table">
        <caption>Quartiles of {yTitle} in bins of {xTitle}</caption>
        <thead>
          <tr>
            {["From", "To", "Images", "Lower quartile", "Median", "Upper quartile"].map((one) => (
              <th key={one} scope="col">{one}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.map((bin) => (
            <tr key={bin.low} data-n={bin.n}>
              <th scope="row">{decimal(bin.low)}</th>
              <td>{decimal(bin.high)}</td>
              <td>
                <Link
                  to={imagesAddress(
                    query,
                    both(
                      imagesWhere,
                      within(x, `${bin.low}`, `${bin.high}`),
                      isPresent(y),
                    ),
                    { order: x },
                  )}
                >
                  {integer(bin.n)}
                </Link>
              </td>
              <td>{decimal(bin.lower_quartile)}</td>
              <td>{decimal(bin.median)}</td>
              <td>{decimal(bin.upper_quartile)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
