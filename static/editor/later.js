/** A function that calls `work` once, `wait` milliseconds after it was last called: no key waits for it. */
export function later(work, wait = 300) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}
