import { integer, percent } from "../../lib/numbers.ts";
import { Link } from "../../parts/Link.tsx";
import { type Cells, cellValue, countAt, isBlank, type MatrixMode } from "./cells.ts";

/** Up to this many classes the table has a cell for every pair; beyond it lists the fullest cells. */
const squareUpTo = 30;
const listed = 1000;

interface Props {
  cells: Cells;
  mode: MatrixMode;
  order: number[];
  addressOf(truth: number, predicted: number): string;
}

/** The numbers behind the matrix, each a link to its images. */
export function MatrixTable(props: Props) {
  return props.order.length <= squareUpTo ? <Square {...props} /> : <Longest {...props} />;
}

const say = (mode: MatrixMode, value: number): string =>
  mode === "counts" ? integer(value) : percent(value);

function Square({ cells, mode, order, addressOf }: Props) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Confusion matrix as a table">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">label ↓ predicted →</th>
            {order.map((column) => <th key={column} scope="col">{cells.names[column]}</th>)}
          </tr>
        </thead>
        <tbody>
          {order.map((row) => (
            <tr key={row}>
              <th scope="row">{cells.names[row]}</th>
              {order.map((column) => (
                <td key={column}>
                  {!isBlank(cells, row, column) && (
                    <Link
                      to={addressOf(row, column)}
                      className={countAt(cells, row, column) === 0 ? "faint" : ""}
                    >
                      {say(mode, cellValue(cells, mode, row, column))}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Longest({ cells, mode, addressOf }: Props) {
  const wrong = cells.list.filter(([truth, predicted]) => truth !== predicted);
  const longest = wrong.toSorted((a, b) => b[2] - a[2]).slice(0, listed);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Confusion matrix as a table">
      <table className="plain-table">
        <caption>
          {wrong.length > listed
            ? `The ${integer(listed)} fullest of ${integer(wrong.length)} cells off the diagonal`
            : `All ${integer(wrong.length)} filled cells off the diagonal`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Predicted</th>
            <th scope="col">{mode === "counts" ? "Images" : "Share"}</th>
          </tr>
        </thead>
        <tbody>
          {longest.map(([truth, predicted]) => (
            <tr key={`${truth} ${predicted}`}>
              <td>{cells.names[truth]}</td>
              <td>{cells.names[predicted]}</td>
              <td>
                <Link to={addressOf(truth, predicted)}>
                  {say(mode, cellValue(cells, mode, truth, predicted))}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
