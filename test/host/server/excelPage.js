/** The page that stands for Excel: draws the grid, passes on what its user does. It is asked anew after each act, and each second. */
const byId = (id) => document.getElementById(id);
let view;
let drawn = "";

async function ask(act) {
  const response = await fetch("/host/grid", act ? { method: "POST", body: JSON.stringify(act) } : {});
  view = await response.json();
  const text = JSON.stringify(view);
  if (text !== drawn) draw();
  drawn = text;
}

const place = (row, column) => `${view.columns[column]}${row + 1}`;

function draw() {
  const { top, left, bottom, right } = view.selection;
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of ["", ...view.columns]) head.append(Object.assign(document.createElement("th"), { textContent: name }));
  const body = table.createTBody();
  view.rows.forEach((cells, r) => {
    const row = body.insertRow();
    row.append(Object.assign(document.createElement("th"), { textContent: r + 1 }));
    cells.forEach((cell, c) => {
      const td = row.insertCell();
      td.textContent = cell.text;
      if (cell.fill) td.style.background = cell.fill;
      if (cell.bold) td.style.fontWeight = "bold";
      td.setAttribute("aria-selected", String(r >= top && r <= bottom && c >= left && c <= right));
      td.onclick = () => ask({ act: "select", address: place(r, c) }).then(() => byId("line").focus());
    });
  });
  byId("grid").replaceChildren(table);
  const cell = view.rows[top]?.[left];
  if (document.activeElement !== byId("line") || drawn === "") byId("line").value = "";
  if (cell) byId("line").value = cell.formula || cell.text;
  byId("tabs").replaceChildren(...view.sheets.map((name) => {
    const button = Object.assign(document.createElement("button"), { textContent: name, onclick: () => ask({ act: "activate", sheet: name }) });
    button.setAttribute("aria-pressed", String(name === view.active));
    return button;
  }));
}

byId("line").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  ask({ act: "type", address: place(view.selection.top, view.selection.left), text: byId("line").value });
});

/** The functions of the manifest's buttons. */
for (const [functionName, label] of Object.entries({ checkBook: "合計を検証", showSummary: "改定の概要", undoLatest: "元に戻す", checkTable: "この表を検算" })) {
  byId("buttons").append(Object.assign(document.createElement("button"), { textContent: label, onclick: () => ask({ act: "press", functionName }) }), " ");
}
ask();
setInterval(() => ask(), 1000);
