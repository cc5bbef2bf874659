// The session has ended: she signs in again over the page, and goes on where she stopped.

const dialog = document.createElement("dialog");
dialog.className = "ask";
dialog.setAttribute("aria-labelledby", "sign-in-again");

/** Ask the desk who is signed in here; resolves to a fresh token of the form when it is `user` again. */
export async function signInAgain({ address, user, name }) {
  const answer = await fetch(`${address}?user=${user}`, { headers: { "X-Requested-With": "fetch" } });
  if (answer.status === 204) return answer.headers.get("X-CSRFToken");
  return ask(await answer.text(), { address, user, name });
}

function ask(html, { address, user, name }) {
  const back = document.activeElement;
  document.body.append(dialog);
  fill(html, name);
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => {
    const close = (token) => {
      dialog.close();
      dialog.remove();
      back?.focus();
      done(token);
    };
    dialog.oncancel = (event) => {
      event.preventDefault();
      close(null);
    };
    dialog.onsubmit = async (event) => {
      event.preventDefault();
      if (event.submitter?.name === "_later") return close(null);
      const body = new FormData(event.target);
      body.set("user", user);
      const answer = await fetch(address, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
      if (answer?.status === 204) return close(answer.headers.get("X-CSRFToken"));
      if (answer) fill(await answer.text(), body.get("username"));
    };
  });
}

function fill(html, name) {
  dialog.innerHTML = html;
  const who = dialog.querySelector("[name=username]");
  if (who && !who.value) who.value = name;
  dialog.querySelector("[name=password]")?.focus();
}
