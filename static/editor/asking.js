// Asking the desk: sends what is given, and gives back its answer or the sentence that says why there is none.

const LOST = {
  0: "There is no connection just now.",
  401: "You were away for a while. Please sign in again, then try once more.",
  403: "You may not do this here. Ask the person who runs the site.",
  413: "This file is larger than 20 MB. Save it smaller and try again.",
};
const OTHER = "This did not work just now. Please try once more.";

/** Why the desk did not do it, as a sentence to show. */
class Refused extends Error {}

/** What to show for an error; one of the machine's own is no sentence for anybody. */
export const sentence = (error) => (error instanceof Refused ? error.message : OTHER);

/**
 * Post `body` to `address`. Resolves to the answer; rejects with an error whose message is for the writer, or with
 * nothing to say when it was called off. `progress` hears per cent; `signal` calls it off.
 */
export function ask(root, address, body, { progress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", root.closest("form").elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress?.(Math.round((100 * loaded) / total));
    request.onload = () => {
      const said = request.response ?? {};
      if (request.status < 300) resolve(said);
      else reject(new Refused(said.message ?? LOST[request.status] ?? OTHER));
    };
    request.onerror = () => reject(new Refused(LOST[0]));
    request.onabort = () => reject(new Refused(""));
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

export function withFile(file) {
  const body = new FormData();
  body.append("file", file);
  return body;
}
