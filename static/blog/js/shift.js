const TIMES = 3; // Windows asks about sticky keys at five
const PATIENCE = 5000; // milliseconds from one to the next

/** Calls `leave` when Shift alone is pressed three times; says and shows how many are left. */
export function onShiftThrice(leave) {
  const sign = Object.assign(document.createElement("p"), { className: "shifts" });
  sign.setAttribute("role", "status");
  document.body.append(sign);
  let count = 0;
  let alone = false;
  let timer;

  const become = (number) => {
    clearTimeout(timer);
    if (count && !number) sign.textContent = "";
    count = number;
    if (!count) return;
    if (count === TIMES) return leave();
    const left = TIMES - count;
    sign.innerHTML = `<i aria-hidden="true">${"●".repeat(count)}${"○".repeat(left)}</i> Shift ${left === 1 ? "once" : "twice"} more to leave`;
    timer = setTimeout(become, PATIENCE, 0);
  };

  // Shift that makes a capital, selects, or belongs to a shortcut is not alone.
  const other = () => {
    alone = false;
    become(0);
  };
  addEventListener("pointerdown", other, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") other();
    else if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    become(count + 1);
  }, true);
}
