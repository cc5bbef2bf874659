"""What a person brings into the text: by the clipboard, by dropping files, by choosing them."""

from playwright.sync_api import Page

from blog.richtext import accept, write

PASTE = """([html, text, files]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  for (const [name, type, words] of files) {
    data.items.add(new File([Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0))], name, {type}));
  }
  const options = {clipboardData: data, bubbles: true, cancelable: true};
  document.querySelector("[data-editor] .prose").dispatchEvent(new ClipboardEvent("paste", options));
}"""
DROP = """([name, type, words]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0))], name, {type}));
  const text = document.querySelector("[data-editor] .prose");
  const {left, top} = text.getBoundingClientRect();
  const options = {dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 40, clientY: top + 12};
  text.dispatchEvent(new DragEvent("drop", options));
}"""
SENT = """() => {
  const form = document.querySelector("[data-editor]").closest("form");
  return new FormData(form).get("body_document");
}"""


def paste(page: Page, html: str = "", text: str = "", files=()) -> None:
    """Paste what a program left on the clipboard; ``files`` are of name, type and content in base64."""
    page.evaluate(PASTE, [html, text, [list(file) for file in files]])
    page.locator("[data-editor]:not([aria-busy])").wait_for()


def drop(page: Page, name: str, kind: str, content: str) -> None:
    """Drop a file, with its content in base64, at the top of the text."""
    page.evaluate(DROP, [name, kind, content])
    page.locator("[data-editor]:not([aria-busy])").wait_for()


def markdown(page: Page) -> str:
    """The Markdown that would be saved now, of a text that was empty when it was opened."""
    sent = page.evaluate(SENT)
    return write(accept(sent), "").strip() if sent else ""
