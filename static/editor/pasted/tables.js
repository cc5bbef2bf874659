// Tables: one heading row, one paragraph a cell; those that only arranged a page are taken apart.
import { rename, unwrap, wordsOf } from "./elements.js";

const rowsOf = (table) => [...table.rows].filter((row) => row.closest("table") === table);

/** One cell beside another, as Markdown has no cells over several columns or rows. */
function spread(table) {
  const rows = rowsOf(table);
  for (const [at, row] of rows.entries()) {
    for (const cell of [...row.cells]) {
      const wide = Math.min(cell.colSpan, 40);
      const high = Math.min(cell.rowSpan, rows.length - at);
      for (let column = 1; column < wide; column += 1) cell.after(table.ownerDocument.createElement("td"));
      for (let below = 1; below < high; below += 1) {
        const next = rows[at + below].cells[cell.cellIndex];
        for (let column = 0; column < wide; column += 1) {
          const empty = table.ownerDocument.createElement("td");
          if (next) next.before(empty);
          else rows[at + below].append(empty);
        }
      }
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
    }
  }
  const widest = Math.max(...rows.map((row) => row.cells.length));
  for (const row of rows) while (row.cells.length < widest) row.append(table.ownerDocument.createElement("td"));
}

/** Everything in a cell as one paragraph, with breaks where there were several. */
function flatten(cell) {
  for (const part of [...cell.querySelectorAll("p,h1,h2,h3,h4,h5,h6,li,dt,dd,div,blockquote,pre,ul,ol,hr,tr")].reverse()) {
    const ends = part.matches("ul,ol,tr,blockquote") || !wordsOf(part);
    part.replaceWith(...part.childNodes, ...(ends ? [] : [cell.ownerDocument.createElement("br")]));
  }
  for (const part of cell.querySelectorAll("table,tbody,thead,tfoot,td,th,caption")) unwrap(part);
  while (cell.lastChild && !wordsOf(cell.lastChild) && !cell.lastChild.querySelector?.("sup")) {
    if (cell.lastChild.tagName === "SUP" || cell.lastChild.tagName === "IMG") break;
    cell.lastChild.remove();
  }
}

const onlyArranges = (table) =>
  rowsOf(table).length === 0 ||
  table.getAttribute("role") === "presentation" ||
  rowsOf(table).every((row) => row.cells.length < 2) ||
  (!table.querySelector("th") && table.querySelector("table,h1,h2,h3,h4"));

export function settleTables(page) {
  for (const table of page.querySelectorAll("table")) {
    if (!onlyArranges(table)) continue;
    for (const part of table.querySelectorAll("tbody,thead,tfoot,tr")) if (part.closest("table") === table) unwrap(part);
    for (const cell of table.querySelectorAll("td,th,caption")) if (cell.closest("table") === table) rename(cell, "div");
    unwrap(table);
  }
  for (const table of page.querySelectorAll("table")) {
    if (table.parentElement.closest("table")) continue;
    for (const cell of [...table.querySelectorAll("td,th")].filter((one) => one.closest("table") === table)) flatten(cell);
    spread(table);
    rowsOf(table).forEach((row, at) => {
      for (const cell of row.cells) {
        if (!at) cell.querySelectorAll("b,strong").forEach(unwrap);
        if ((cell.tagName === "TH") === Boolean(at)) rename(cell, at ? "td" : "th", "align");
      }
    });
  }
}
